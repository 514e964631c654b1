"""Today: the day in a sentence, at most five moves, and the three doors of the first start."""

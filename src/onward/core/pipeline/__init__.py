"""Applications, what happened to them, and the stage that follows from it."""

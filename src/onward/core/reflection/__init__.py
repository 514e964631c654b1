"""What was learnt: reflections and their themes."""

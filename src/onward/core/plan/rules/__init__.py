"""The rules for moves: each is one small function from the situation to what it suggests."""

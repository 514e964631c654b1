"""Notes: the list, and the editor where findings live on the words themselves."""

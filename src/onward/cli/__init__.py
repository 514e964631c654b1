"""The command line, by noun. Pure commands load neither Django nor the records."""

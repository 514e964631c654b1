"""Companies: names, domains and which two are the same."""

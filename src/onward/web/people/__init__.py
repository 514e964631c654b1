"""The people of the search, who is due, and a page for each."""

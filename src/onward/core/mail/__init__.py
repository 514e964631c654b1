"""Mail of the search: reading, cleaning, what it is, what it says, where it belongs."""

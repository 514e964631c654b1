"""The mail room: what waits for a word, what is kept, one mail opened, and the ways in."""

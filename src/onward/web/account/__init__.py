"""The seeker's own settings, the history of changes, and the data itself: out of here, or gone."""

"""The week: a few numbers that the seeker holds in their own hands."""

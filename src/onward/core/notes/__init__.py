"""Notes the seeker sends: kinds, drafts and their check."""

"""The pipeline: every application in one table, and a page for each."""

"""Tests of the records hub."""

"""Every write: keyword-only, `by` first, one transaction, one entry in the journal."""

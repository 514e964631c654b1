"""Every read: values of the core out, a constant number of queries in."""

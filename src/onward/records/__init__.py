"""The one app with tables: models, every write (actions) and every read (queries)."""

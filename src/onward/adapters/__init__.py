"""The outside world: files, archives, mail formats. No Django."""

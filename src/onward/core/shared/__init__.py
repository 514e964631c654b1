"""What every room of the core shares: dates, text, evidence."""

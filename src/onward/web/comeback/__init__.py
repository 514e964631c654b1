"""The Comeback: five steps after a no, by mail, by phone or in person."""

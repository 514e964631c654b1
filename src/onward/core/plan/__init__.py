"""What to do next: situation, moves, agenda, comeback, goals."""

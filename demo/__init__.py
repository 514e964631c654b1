"""What developers need of the invented search: its screenshots."""

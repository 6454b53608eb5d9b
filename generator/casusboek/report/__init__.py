"""What a printed report says, read once, and what in it does not add up."""

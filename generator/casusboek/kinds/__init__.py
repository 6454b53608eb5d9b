"""What authors can declare: figures, and to come tables and blocks."""

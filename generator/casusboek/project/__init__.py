"""From files to typed declarations and rows, and every rule that they are held against."""

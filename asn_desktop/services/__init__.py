"""What the officer does: one function, one deed, one transaction."""

"""What the program does: one user action a function."""

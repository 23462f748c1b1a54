"""Fictional downloads, the same for the same seed."""

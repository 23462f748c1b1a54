"""What is true: the words and rules of the desk, in pure Python (no Qt, no SQL, no files, no clock)."""

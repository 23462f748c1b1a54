"""From values to the files that leave the program."""

"""From the files in resources/ to the objects of the core."""

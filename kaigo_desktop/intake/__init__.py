"""From a downloaded file to plain values; the only door for foreign files."""

"""The command line: every action of the desk for scripts and checks, without a window."""

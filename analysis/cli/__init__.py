"""Command line: arguments come in; the command `plans` does the rest."""

"""Command line: arguments come in; the command `plans` does the rest."""

from analysis.cli.main import app

__all__ = ["app"]

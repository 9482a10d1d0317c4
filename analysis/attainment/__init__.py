"""Attainment: targets and outcomes come in; verdicts and attainment tables go out."""

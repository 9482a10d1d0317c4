"""Statements: the quantities of a sentence come in; targets and outcomes with subject, kind and confidence go out."""

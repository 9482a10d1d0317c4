"""Quantities: a sentence comes in; its numbers with unit and comparator, in digits and in words, go out."""

"""Prose: a Document comes in; its paragraphs with section, role, time and place of what they say go out."""

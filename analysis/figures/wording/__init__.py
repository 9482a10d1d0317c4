"""Figures of wording: attention by theme, keyness, likeness."""

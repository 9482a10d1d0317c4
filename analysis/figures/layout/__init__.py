"""Figures of the industry layout: maps, matrices, flows, similarity, change; county maps of statistics."""

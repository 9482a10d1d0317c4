"""Figures that set plans side by side: matrix, dots, ladder, trajectories."""

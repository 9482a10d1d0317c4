"""Figures of attainment: targets against outcomes, shares met, gaps, calibration, codings."""

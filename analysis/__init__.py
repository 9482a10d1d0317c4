"""Five-year plans and official statistics as tidy, traceable numbers."""

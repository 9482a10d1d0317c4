"""Places in prose: clauses come in; which place is given which industry or function goes out."""

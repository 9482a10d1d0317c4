"""Stage functions, one module each: read, call one pure function, give back the tables."""

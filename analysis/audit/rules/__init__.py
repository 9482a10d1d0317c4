"""Rules of the auditor, one small function each."""

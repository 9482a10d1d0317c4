"""Documents: bytes come in; clean simplified text with a map to the source and its outline go out."""

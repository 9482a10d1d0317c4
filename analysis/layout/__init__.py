"""Layout: industry layouts and boundaries come in; incidence, similarity and change tables go out."""

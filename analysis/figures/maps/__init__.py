"""What maps share: projected places, labels, scale bar, north."""

"""Notes below a table: their lines come in; legends, facts and figures that change the rows go out."""

"""Registry: the csv files of data/registry come in; checked, frozen tables go out."""

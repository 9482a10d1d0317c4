"""Subjects: the words around a quantity come in; the shortest noun phrase that names what is measured goes out."""

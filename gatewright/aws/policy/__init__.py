"""Policies of AWS: documents, statements made of atoms, four readers of the same atoms, and how policies combine."""

"""Fixes as changes of the document that the configuration was read from: what to edit where, not yet proven."""

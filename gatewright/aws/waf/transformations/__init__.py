"""Text transformations: how a part of a request is rewritten before it is looked at; a family for each file."""

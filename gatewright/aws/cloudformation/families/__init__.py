"""One file for each family of resources: how its properties become operations."""

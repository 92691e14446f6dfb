"""A live account: what is read, with which permission, and the reading."""

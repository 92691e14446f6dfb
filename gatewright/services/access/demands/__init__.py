"""What the operations of each service demand of their callers, a module each."""

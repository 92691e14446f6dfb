"""One call, explained: from evidence to a cause, its proof and its fix."""

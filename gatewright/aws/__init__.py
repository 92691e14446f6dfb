"""AWS's written rules as pure functions; each quotes the page it restates."""

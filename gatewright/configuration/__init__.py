"""Documents, as AWS would answer them, become a frozen `Configuration`."""

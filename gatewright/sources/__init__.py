"""The outside world becomes values: evidence of calls, and the documents of a configuration."""

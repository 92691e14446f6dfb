"""Lambda functions, run for real: each in a process of its own that speaks the Lambda runtime API."""

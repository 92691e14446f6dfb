"""AWS Lambda, as far as an API in front of functions needs it."""

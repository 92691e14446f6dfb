"""What the evidence says of the signature of a call, and of who signed it."""

"""What `gatewright explain` says of a cause, a word or a text: looked up, without a call."""

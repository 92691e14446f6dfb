"""What was counted, for people and for programs."""

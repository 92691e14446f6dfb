"""The lines and variables of logs that tell one refusal from another, as data."""

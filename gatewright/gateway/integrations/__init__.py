"""What stands behind a method: one file for each type of integration, and what the types share."""

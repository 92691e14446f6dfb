"""The front door: one folder for each check, with its logic, its causes and their cases together."""

"""The console at `/_gatewright/`: shows traces and diagnoses to people, decides nothing."""

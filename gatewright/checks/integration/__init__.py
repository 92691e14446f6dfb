"""Behind the door: the backend refuses, or may not be asked. No check of the chain: the call had passed."""

from gatewright.checks.integration import permission_missing, refused

BEHIND_THE_DOOR = (permission_missing.CAUSE, refused.CAUSE)
"""What refuses a call that the front door let through."""

"""Behind the door: the backend refuses, fails, or may not be asked. No check of the chain: the call had passed."""

from gatewright.checks.integration import failed, misconfigured, permission_missing, refused, timed_out, unreachable

BEHIND_THE_DOOR = (
    failed.CAUSE,
    misconfigured.CAUSE,
    permission_missing.CAUSE,
    refused.CAUSE,
    timed_out.CAUSE,
    unreachable.CAUSE,
)
"""What ends a call that the front door let through, at its integration."""

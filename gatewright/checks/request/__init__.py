"""Behind the door, before the backend: the request is not one that the method takes. No check of the chain."""

from gatewright.checks.request import body_invalid, media_type_unsupported, parameter_missing, too_large

BEFORE_THE_BACKEND = (body_invalid.CAUSE, media_type_unsupported.CAUSE, parameter_missing.CAUSE, too_large.CAUSE)
"""What ends a call that the front door let through, before its integration is asked."""

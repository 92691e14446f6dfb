"""Is the request one that the method takes: its parameters, its body, its content type?"""

from gatewright.checks.request import body_invalid, media_type_unsupported, parameter_missing, too_large
from gatewright.checks.request.check import check
from gatewright.i18n import N_
from gatewright.model.check import Check

REQUEST = Check(
    id="request",
    title=N_("Is the request one that the method takes: its parameters, its body, its content type?"),
    run=check,
    establishes=(),
    causes=(parameter_missing.CAUSE, body_invalid.CAUSE, media_type_unsupported.CAUSE),
)

BEFORE_THE_BACKEND = (*REQUEST.causes, too_large.CAUSE)
"""What ends a call that the front door let through, before its integration is asked."""

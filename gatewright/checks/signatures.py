"""Answers that several causes share.

Bodies and error types: recorded on live calls, see `docs/architecture.md`, "Provenance".
"""

from typing import Final

from gatewright.model.cause import Signature


def forbidden(response_type: str | None) -> Signature:
    """Return API Gateway's plainest refusal; `None` where no stage is known that could customise it."""
    return Signature(status=403, error_type="ForbiddenException", message="Forbidden", response_type=response_type)


FORBIDDEN_BEFORE_ANY_STAGE: Final = forbidden(None)
"""Refused before an API's stage is known: nothing to take a gateway response from."""

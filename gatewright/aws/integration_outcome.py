"""What came of calling a backend, as `$context.integration` tells it.

Restates "Variables for access logging", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Integration:
    """What the backend answered."""

    status: int | None = None
    """Its status code; `None` when no answer came, or when there is no backend (MOCK)."""

    latency: int | None = None
    """Milliseconds until the answer was complete, or until it was given up."""

    error: str | None = None
    """Why there is no answer."""

    function_status: int | None = None
    """The status that a function's answer names, behind AWS_PROXY; `None` for other backends."""

    request_id: str | None = None
    """The id that an AWS service gave the request."""


NO_INTEGRATION: Final = Integration()
"""No backend was called."""

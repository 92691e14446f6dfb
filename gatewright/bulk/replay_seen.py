"""
What became of a call, as the log shows it: admitted, refused, or not told.

A call that the door admitted has an integration's status, or an answer that no gateway response can be; a refusal names
its type. What only AWS WAF answers with is told apart: its challenge is a 202, its CAPTCHA a 405.
Restates "Gateway response types for API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

_NOT_SET: Final = ("-", "", None)
_BEHIND: Final = frozenset(
    {
        "API_CONFIGURATION_ERROR",
        "INTEGRATION_FAILURE",
        "INTEGRATION_TIMEOUT",
    }
)
"""Types of answers that are given behind the door, by mappings and the integration."""

OF_REQUESTS: Final = frozenset({"BAD_REQUEST_BODY", "BAD_REQUEST_PARAMETERS", "UNSUPPORTED_MEDIA_TYPE"})
"""Types of answers to a request that its method does not take; a mapping may give them too."""

_DOOR: Final = frozenset(
    {
        "ACCESS_DENIED",
        "AUTHORIZER_CONFIGURATION_ERROR",
        "AUTHORIZER_FAILURE",
        "EXPIRED_TOKEN",
        "INVALID_API_KEY",
        "INVALID_SIGNATURE",
        "MISSING_AUTHENTICATION_TOKEN",
        "QUOTA_EXCEEDED",
        "RESOURCE_NOT_FOUND",
        "THROTTLED",
        "UNAUTHORIZED",
        "WAF_FILTERED",
    }
)
"""Types of answers that the door gives."""

_CHALLENGE: Final = "202"
_GOOD: Final = ("2", "3")
_LIMITS: Final = ("QUOTA_EXCEEDED", "THROTTLED")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the log shows of the outcome."""

    outcome: Literal["admitted", "refused", "untold"]
    """Whether the door let the call in."""

    status: str = ""
    """The status code of a refusal; empty where nobody told."""

    response_type: str | None = ""
    """The type of a refusal; `None` where it has none, empty where nobody told."""

    @property
    def by_a_limit(self) -> bool:
        """Tell whether a limit of rate or number refused the call."""
        return self.response_type in _LIMITS


ADMITTED: Final = Seen("admitted")
UNTOLD: Final = Seen("untold")


def seen(log: Mapping[str, str]) -> Seen:
    """Return what became of the call of a line."""
    named = log.get("error.responseType")
    status = log.get("status", "")
    if named in _BEHIND:
        return ADMITTED
    if named in _DOOR or named in OF_REQUESTS:
        return Seen("refused", status, named)
    if _blocked(log):
        return Seen("refused", status, "WAF_FILTERED")
    behind = log.get("integration.status") or log.get("integrationStatus") or log.get("integration.integrationStatus")
    if behind not in _NOT_SET:
        return ADMITTED
    if named not in _NOT_SET:
        # `DEFAULT_4XX`, say: given on either side of the door.
        return UNTOLD
    if status.startswith(_GOOD):
        return ADMITTED if status != _CHALLENGE or log.get("wafResponseCode") == "WAF_ALLOW" else UNTOLD
    if status.startswith("4") and log.get("error.message") not in _NOT_SET:
        # API Gateway's own words, and nobody behind the door was asked.
        return Seen("refused", status, None if named is not None else "")
    if status.startswith("5") and _authorizer_failed(log):
        return Seen("refused", status, None)
    return UNTOLD


def _authorizer_failed(log: Mapping[str, str]) -> bool:
    """Tell a call to an HTTP API, whose log has no types of answers, that its authorizer's failure ended."""
    behind = log.get("integration.error") or log.get("integrationErrorMessage")
    return log.get("authorizer.error") not in _NOT_SET and behind in _NOT_SET


def _blocked(log: Mapping[str, str]) -> bool:
    """Tell a call that AWS WAF refused; a status of 5xx may be a failure of AWS WAF's own."""
    return log.get("wafResponseCode") == "WAF_BLOCK" or log.get("waf.status", "-").startswith("4")

"""
The patch paths of a stage that say where its access log goes, and in which format.

https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateStage-Patch. AWS takes more operations
than its table says for the two members, and only the whole can be taken away: LocalStack's AWS-validated
test_stage_access_log_settings_validation (2026-02). The texts are those that LocalStack answers, which that test holds
against AWS's; the recording itself was not seen.
"""

from collections.abc import Mapping
from typing import Any

from gatewright.services.apigateway import patching
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.patching import Path

_WHOLE, _DESTINATION, _FORMAT = "/accessLogSettings", "/accessLogSettings/destinationArn", "/accessLogSettings/format"


def check(operation: Mapping[str, Any]) -> None:
    """Raise AWS's refusal of a value that is set where nothing can be, and of one that is empty."""
    op, path = operation.get("op"), operation.get("path") or ""
    if op not in patching.ADD_REPLACE or not (path == _WHOLE or path.startswith(f"{_WHOLE}/")):
        return
    if path not in (_DESTINATION, _FORMAT):
        raise bad_request(f"Invalid accessLogSettings path. Must be one of : [{_DESTINATION}, {_FORMAT}]")
    if not operation.get("value"):
        raise bad_request("Access Log value must not be empty")


def _destination(value: str | None) -> str:
    arn = value or ""
    if not arn.startswith("arn:"):
        raise bad_request("Invalid ARN specified in the request")  # inferred
    if ":log-group:" not in arn:
        raise bad_request(
            f"This server writes access logs to CloudWatch log groups only, so it refuses `{arn}` rather than ignore it"
        )
    return arn.removesuffix(":*")


def _format(value: str | None) -> str:
    text = value or ""
    if "\n" in text.rstrip("\n"):
        # Reported by users of AWS.
        raise bad_request(
            "Access Log format must be single line, new line character is allowed only at end of the format."
        )
    return text


PATHS = (
    Path(pattern=_WHOLE, member="accessLogSettings", ops=patching.REMOVE),
    Path(
        pattern=_DESTINATION,
        member="accessLogSettings.destinationArn",
        ops=patching.ADD_REPLACE,
        read=_destination,
    ),
    Path(pattern=_FORMAT, member="accessLogSettings.format", ops=patching.ADD_REPLACE, read=_format),
)
"""Rows of a stage's table."""

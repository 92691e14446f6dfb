"""
Texts in which emulators, functions, libraries and other services say what went wrong, and that name one cause.

Recorded in public threads of 2015 to 2026 (`tests/threads`): SAM CLI and LocalStack word API Gateway's refusals in
their own way, the Lambda API complains of what an integration calls, a function prints what its libraries throw.
CloudFront's log has a word for each end (`x-edge-detailed-result-type`):
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
"""

import re
from functools import cache
from typing import Final

from gatewright.checks.authorizer import denied, token_invalid, token_type_wrong
from gatewright.checks.edge import cloudfront_refused, host_header_forwarded, method_not_allowed, other_service
from gatewright.checks.iam import access_key_unknown
from gatewright.checks.integration import failed, misconfigured, refused, timed_out
from gatewright.checks.waf import rule_blocked
from gatewright.model.cause import Cause
from gatewright.model.observation import Observation
from gatewright.model.unknown import Unknown

_LOGGED: Final = r"x-edge-(?:detailed-)?result-type\W{1,8}"
"""What stands before a word of CloudFront's log: backends have the same words for errors of their own."""

_TEXTS: Final[tuple[tuple[str, tuple[Cause, ...]], ...]] = (
    (r"Function returned an invalid response \(must include one of", (failed.CAUSE,)),
    (r"Lambda Customer Function Error", (failed.CAUSE,)),
    (r"\bTask timed out after \d", (failed.CAUSE, timed_out.CAUSE)),
    (r"Unexpected Effect=Deny \(expected", (denied.CAUSE,)),
    (r"at 'functionName' failed to satisfy constraint", (misconfigured.CAUSE, other_service.CAUSE)),
    (r"JWT string does not consist of exactly 3 parts", (token_invalid.CAUSE, token_type_wrong.CAUSE, refused.CAUSE)),
    (r"\bNoSuch(?:Key|Bucket)\b", (other_service.CAUSE, host_header_forwarded.CAUSE)),
    (
        r"AWS was not able to validate the provided access credentials",
        (other_service.CAUSE, access_key_unknown.CAUSE),
    ),
    (rf"{_LOGGED}InvalidRequestMethod\b", (method_not_allowed.CAUSE,)),
    (rf"{_LOGGED}(?:ClientGeoBlocked|InvalidRequestBlocked)\b", (cloudfront_refused.CAUSE, rule_blocked.CAUSE)),
    (r"at [^\n]{0,200}\(?/var/task/", (refused.CAUSE, failed.CAUSE)),
)
"""What stands there, and what it means, the likeliest first."""

_LONGEST: Final = 20_000


@cache
def _every() -> tuple[tuple[re.Pattern[bytes], tuple[Cause, ...]], ...]:
    return tuple((re.compile(text.encode()), causes) for text, causes in _TEXTS)


def said_by_tools(seen: Observation) -> tuple[Cause, ...] | None:
    """Return what such a text means; `None` where the answer holds none."""
    if isinstance(seen.body, Unknown):
        return None
    body = seen.body[:_LONGEST].replace(b'\\"', b'"')
    return next((causes for text, causes in _every() if text.search(body) is not None), None)

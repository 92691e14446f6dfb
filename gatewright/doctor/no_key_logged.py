"""
A line of the access log that names no key, though its format asks for one: likelier none came, or one that nobody has.

`$context.identity.apiKeyId` is "the API key ID associated with an API request that requires an API key"; that a key
which exists is named although it is refused is inferred, so this only orders what is possible.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
"""

from typing import Final

from gatewright.doctor.diagnosis import Finding
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.observation import Observation
from gatewright.model.unknown import Unknown

_VARIABLE: Final = "identity.apiKeyId"
_NOT_SET: Final = ("-", "")
_FIRST: Final = ("api-key.missing", "api-key.unknown")


def no_key_logged(found: tuple[Finding, ...], seen: Observation) -> tuple[Finding, ...]:
    """Return the causes with a key that was missing, or unknown, first where the log names none."""
    if isinstance(seen.access_log, Unknown) or seen.access_log.get(_VARIABLE) not in _NOT_SET:
        return found
    answers = [finding for finding in found if finding.standing in ANSWERS]
    unsure = all(finding.standing == "possible" for finding in answers)
    if not unsure or not any(finding.cause.id in _FIRST for finding in answers):
        return found
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> int:
    return _FIRST.index(finding.cause.id) if finding.cause.id in _FIRST else len(_FIRST)

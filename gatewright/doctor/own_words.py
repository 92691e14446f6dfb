"""
What a gateway response may mean that somebody customised to words of his own, such as "The api key is required".

Such a text is nobody's that is known, and is told apart from a backend's by nothing but what it speaks of
(https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html). So it only
adds a suspicion, behind those who write texts of their own anyway. Of too many requests API Gateway is suspected
first: it counts for most who have it in front.
"""

import re
from typing import Final

from gatewright.checks.api_key import missing, unknown
from gatewright.checks.authorizer import identity_source_missing, token_invalid
from gatewright.checks.throttle import quota_exceeded, rate_exceeded
from gatewright.doctor.answer_text import message_of
from gatewright.model.cause import Cause
from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation

_KEY: Final = r"api[ _-]?key"
_CREDENTIAL: Final = r"(?:\bjwt\b|\btoken\b|authori[sz]ation header|bearer)"
_LACKS: Final = (
    r"(?:missing|required|absent|not (?:provided|supplied|found|present|set)|is empty|please provide|\bno\b)"
)
_WRONG: Final = r"(?:invalid|expired|malformed|not valid|incorrect|could not be verified)"


def _both(one: str, other: str) -> re.Pattern[str]:
    return pattern(rf"{one}.{{0,40}}?{other}|{other}.{{0,40}}?{one}", re.IGNORECASE | re.DOTALL)


_SPEAK_OF: Final = (
    (pattern(r"quota|limit exceeded", re.IGNORECASE), quota_exceeded.CAUSE),
    (pattern(r"too many requests|rate (?:limit|exceeded)|throttl", re.IGNORECASE), rate_exceeded.CAUSE),
    (_both(_KEY, _WRONG), unknown.CAUSE),
    (_both(_KEY, _LACKS), missing.CAUSE),
    (_both(_CREDENTIAL, _WRONG), token_invalid.CAUSE),
    (_both(_CREDENTIAL, _LACKS), identity_source_missing.CAUSE),
)
"""What texts speak of, the more telling first."""

_LONGEST: Final = 2_000
_TOO_MANY: Final = 429
_BEHIND: Final = 2
"""So many stand before it: a backend, and another service."""


def or_customised(causes: tuple[Cause, ...], seen: Observation) -> tuple[Cause, ...]:
    """Return what a text that nobody knows can mean, with the refusal of API Gateway that it speaks of, if any."""
    text = (message_of(seen) or "")[:_LONGEST]
    spoken_of = next((cause for words, cause in _SPEAK_OF if words.search(text) is not None), None)
    if spoken_of is None or spoken_of in causes:
        return causes
    at = 0 if seen.status == _TOO_MANY else _BEHIND
    return (*causes[:at], spoken_of, *causes[at:])

"""
An answer that came through an interface VPC endpoint says so: only there API Gateway's answers have `Server: Server`.

Recorded in a public transcript of 2020 (AWS China), and in none of the many that came another way. What refuses by the
way of the call is then the likeliest.
"""

from typing import Final

from gatewright.doctor.diagnosis import Finding
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.observation import Observation

_FIRST: Final = (
    "endpoint.public-api-through-vpc-endpoint",
    "endpoint.api-id-missing",
    "endpoint.not-associated",
)
_MARKS: Final = ("x-amz-apigw-id", "x-amzn-errortype")


def endpoint_first(found: tuple[Finding, ...], seen: Observation) -> tuple[Finding, ...]:
    """Return the causes of endpoints first where the answer came through one and nothing tells more."""
    marked = any(isinstance(seen.headers.get(name), str) for name in _MARKS)
    sure = any(finding.standing != "possible" for finding in found if finding.standing in ANSWERS)
    if seen.headers.get("server") != "Server" or not marked or sure:
        return found
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> int:
    return _FIRST.index(finding.cause.id) if finding.cause.id in _FIRST else len(_FIRST)

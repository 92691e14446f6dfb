"""
What the name that was called, and the way of the answer, make less or more likely where nothing else was shown.

An execute-api name has no mapping and asks for no certificate; a domain of somebody's own has a stage in its mapping.
An answer that came by two CloudFronts came by one of somebody's own before the API's. A server that asked for a client
certificate in the handshake has mutual TLS; what the certificate lacks then comes first (inferred). A path of a domain
name that begins with what stages are mostly called repeats the stage (inferred).
"""

from typing import Final

from gatewright.aws.addresses import address
from gatewright.doctor.diagnosis import Finding
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_EXECUTE_API: Final = pattern(r"[a-z0-9-]+\.execute-api\.[a-z0-9.-]+")
_SELDOM_BY_EXECUTE_API: Final = ("domain.", "tls.", "stage.repeated-in-path")
_SELDOM_BY_A_DOMAIN: Final = (
    "stage.not-found",
    "endpoint.default-disabled",
    "endpoint.private-from-public",
    "endpoint.api-id-missing",
    "endpoint.not-associated",
)
"""Only CloudFront, or a proxy, before the API could lead such a call to an execute-api name."""

_MUTUAL_TLS: Final = "domain.mutual-tls"
_UNTRUSTED: Final = "tls.client-certificate-untrusted"
_REPEATED: Final = "stage.repeated-in-path"
_USUAL_STAGES: Final = frozenset({"prod", "production", "dev", "development", "stage", "staging", "test", "qa", "live"})
_PREFIX: Final = "edge.path-prefix"
_OF_CLOUDFRONT: Final = ".cloudfront.net"
_HOP: Final = "(cloudfront)"
_SECOND: Final = 1
_TWO: Final = 2


def by_way(found: tuple[Finding, ...], exchange: Exchange) -> tuple[Finding, ...]:
    """Return the causes with those last that the name makes seldom, and a distribution's own among the first."""
    answers = [finding for finding in found if finding.standing in ANSWERS]
    if not answers or any(finding.standing != "possible" for finding in answers):
        return found
    shown = _shown(exchange)
    ordered = sorted(found, key=lambda each: (each.cause.id != shown, _is_seldom(each, exchange)))
    return _prefix_among_the_first(tuple(ordered), exchange)


def _shown(exchange: Exchange) -> str | None:
    """Return the cause that the handshake or the path shows, by id, where the answer has it at all."""
    if exchange.answers.get(_MUTUAL_TLS) == "yes":
        return _UNTRUSTED
    if isinstance(exchange.host, Unknown) or isinstance(exchange.path, Unknown) or exchange.method == "OPTIONS":
        return None  # a browser's question is refused as such, wherever it leads
    stage = exchange.path.removeprefix("/").partition("/")[0].lower()
    is_named = stage in _USUAL_STAGES and address(exchange.host, exchange.path) is None
    return _REPEATED if is_named else None


def _is_seldom(finding: Finding, exchange: Exchange) -> bool:
    if isinstance(exchange.host, Unknown):
        return False
    is_execute_api = _EXECUTE_API.fullmatch(exchange.host) is not None
    return finding.cause.id.startswith(_SELDOM_BY_EXECUTE_API if is_execute_api else _SELDOM_BY_A_DOMAIN)


def _prefix_among_the_first(found: tuple[Finding, ...], exchange: Exchange) -> tuple[Finding, ...]:
    place = next((place for place, each in enumerate(found) if each.cause.id == _PREFIX), None)
    if place is None or place <= _SECOND or not _by_ones_own_distribution(exchange):
        return found
    return (*found[:_SECOND], found[place], *found[_SECOND:place], *found[place + 1 :])


def _by_ones_own_distribution(exchange: Exchange) -> bool:
    if not isinstance(exchange.host, Unknown) and exchange.host.endswith(_OF_CLOUDFRONT):
        return True
    seen = exchange.observation
    hops = sum(value.lower().count(_HOP) for value in seen.headers.all("via"))
    return hops >= _TWO

"""
A call that nobody answered: what the way it failed says of its cause, with what is known of the domain name.

Mutual TLS ends a call without a client certificate by a reset behind the handshake, without an alert; a security policy
ends it by an alert within the handshake:
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
A security group drops what it does not admit, so that the client waits in vain:
https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
"""

import re
from collections.abc import Mapping
from typing import Final

from gatewright.aws.base_paths import names_of
from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.checks.authorizer import denied, identity_source_missing, unauthorized
from gatewright.checks.domain import host_unknown
from gatewright.checks.endpoint import private_from_public, security_group_closed
from gatewright.checks.iam import signature_missing
from gatewright.checks.stage import not_found as stage_not_found
from gatewright.checks.tls import client_certificate_missing, version_refused
from gatewright.doctor.diagnosis import Suspect
from gatewright.model.cause import Cause
from gatewright.model.configuration import Configuration
from gatewright.model.domain import DomainName, MutualTls
from gatewright.model.fact import Fact
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.address_kind import kind_of_address
from gatewright.sources.exchange import Exchange, FailureKind

BY_FAILURE: Final[Mapping[FailureKind, tuple[Cause, ...]]] = {
    "dns": (host_unknown.CAUSE, private_from_public.CAUSE),
    "reset": (client_certificate_missing.CAUSE,),
    "empty": (client_certificate_missing.CAUSE,),
    "timeout": (security_group_closed.CAUSE,),
    "tls": (version_refused.CAUSE, client_certificate_missing.CAUSE),
    # Browsers must not tell why a handshake failed (https://websockets.spec.whatwg.org/#feedback-from-the-protocol),
    # and send no header fields of the page's with it: what authorizers read from them is missing. The order is
    # inferred.
    "handshake": (
        identity_source_missing.CAUSE,
        unauthorized.CAUSE,
        stage_not_found.CAUSE,
        denied.CAUSE,
        signature_missing.CAUSE,
    ),
}
"""What it can mean that no answer came."""

_OF_MANY_REASONS: Final = ("reset", "empty")
"""Ends that middleboxes, restarts and time-outs of idle connections have too, of which no cause here speaks."""

_MUTUAL_TLS: Final = "domain.mutual-tls"

_ABOUT_VERSIONS: Final = re.compile(r"(?i)protocol[ _]version|unsupported[ _]protocol|no[ _]protocols[ _]available")
"""How TLS libraries say that both sides have no version in common (OpenSSL, BoringSSL, Go, NSS)."""


def is_unanswered(exchange: Exchange) -> bool:
    """Tell a call that failed before any answer came."""
    return exchange.failure is not None and isinstance(exchange.observation.status, Unknown)


def has_many_reasons(exchange: Exchange, answers: Mapping[str, str]) -> bool:
    """Tell an end that is no likelier the cause known here for being the only one known; unless a person says so."""
    if exchange.failure is None or exchange.failure.kind not in _OF_MANY_REASONS or not is_unanswered(exchange):
        return False
    return answers.get(_MUTUAL_TLS) != "yes"


def unanswered(exchange: Exchange, configuration: Configuration) -> tuple[Suspect, ...]:
    """Return what can have ended a call that nobody answered; nothing where somebody did."""
    if exchange.failure is None:
        return ()
    domain = _domain(exchange, configuration)
    if exchange.failure.kind == "tls" and _ABOUT_VERSIONS.search(exchange.failure.detail):
        return (_too_old(domain),)
    found = (_suspect(cause, domain, exchange) for cause in BY_FAILURE.get(exchange.failure.kind, ()))
    return tuple(suspect for suspect in found if suspect is not None)


def _suspect(cause: Cause, domain: DomainName | Unknown | None, exchange: Exchange) -> Suspect | None:
    if cause is security_group_closed.CAUSE:
        return _not_let_in(exchange)
    return _without_certificate(domain) if cause is client_certificate_missing.CAUSE else _open(cause)


def _not_let_in(exchange: Exchange) -> Suspect | None:
    """Packets that nobody answers within a VPC: what a security group does to them, and a network rarely."""
    if isinstance(exchange.host, Unknown) or ".execute-api." not in exchange.host:
        return None
    address = exchange.remote_ip
    if not isinstance(address, Unknown) and kind_of_address(address) == "private":
        return Suspect(security_group_closed.CAUSE, "likely", (Fact("dns", "remote_ip", address),))
    if vpc_endpoint_name(exchange.host) is not None:
        return Suspect(security_group_closed.CAUSE, "likely", (Fact("request", "host", exchange.host),))
    return None


def _open(cause: Cause) -> Suspect:
    return Suspect(cause, "possible")


def _too_old(domain: DomainName | Unknown | None) -> Suspect:
    """Both sides have no version in common: likely by itself, and confirmed where the policy is known."""
    if not isinstance(domain, DomainName) or isinstance(domain.security_policy, Unknown):
        return Suspect(version_refused.CAUSE, "likely")
    fact = Fact("configuration", f"domain_names[{domain.name}].securityPolicy", domain.security_policy)
    return Suspect(version_refused.CAUSE, "confirmed", (fact,))


def _without_certificate(domain: DomainName | Unknown | None) -> Suspect | None:
    """Where the domain name is known to have mutual TLS, that is it; where it is known to have none, it is not."""
    if not isinstance(domain, DomainName) or isinstance(domain.mutual_tls, Unknown):
        return _open(client_certificate_missing.CAUSE)
    if not isinstance(domain.mutual_tls, MutualTls):
        return None
    place = f"domain_names[{domain.name}].mutualTlsAuthentication.truststoreUri"
    fact = Fact("configuration", place, domain.mutual_tls.truststore_uri)
    return Suspect(client_certificate_missing.CAUSE, "confirmed", (fact,))


def _domain(exchange: Exchange, configuration: Configuration) -> DomainName | Unknown | None:
    """Return the custom domain name that was called, as far as it is known."""
    if isinstance(exchange.host, Unknown):
        return UNKNOWN
    found = [configuration.domain_names.get(name) for name in names_of(exchange.host)]
    return next((one for one in found if one is not None), None)

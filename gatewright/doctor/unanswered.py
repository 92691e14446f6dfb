"""
A call that nobody answered: what the way it failed says of its cause, with what is known of the domain name.

Mutual TLS ends a call without a client certificate by a reset behind the handshake, without an alert; a security policy
ends it by an alert within the handshake. Servers of others say in an alert what is wrong with a certificate (RFC 8446,
section 6.2):
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
A security group drops what it does not admit, so that the client waits in vain:
https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
"""

import re
from collections.abc import Mapping
from typing import Final

from gatewright.aws.addresses import address
from gatewright.aws.base_paths import names_of
from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.checks.authorizer import denied, identity_source_missing, unauthorized
from gatewright.checks.domain import host_unknown
from gatewright.checks.endpoint import private_from_public, security_group_closed
from gatewright.checks.iam import signature_missing
from gatewright.checks.stage import not_found as stage_not_found
from gatewright.checks.tls import client_certificate_missing, client_certificate_untrusted, version_refused
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

_ABOUT_CERTIFICATES: Final = re.compile(
    r"(?i)alert[ _](?:number )?(?:unknown[ _]ca|bad[ _]certificate|certificate[ _](?:expired|unknown|revoked|required)"
    r"|unsupported[ _]certificate)|tlsv13[ _]alert[ _]certificate[ _]required|certificate_required"
)
"""How they say that the client's certificate will not do, or lacks."""

_OF_DEFAULT_NAMES: Final = re.compile(r"\.execute-api\.[a-z0-9-]+\.(?:vpce\.)?amazonaws\.com")
"""A name of API Gateway's own, as its certificates have it."""


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
    detail = exchange.failure.detail
    if exchange.failure.kind == "tls" and _ABOUT_VERSIONS.search(detail) and not _has_shaken_hands(exchange):
        return (_too_old(domain),)
    if exchange.failure.kind in ("tls", "reset") and _ABOUT_CERTIFICATES.search(detail):
        return (_by_an_alert(exchange, domain),)
    if exchange.failure.kind == "certificate":
        return _of_the_server_s_name(exchange)
    causes = _by_failure(exchange, exchange.failure.kind)
    found = (_suspect(cause, domain, exchange, configuration) for cause in causes)
    return _sure_alone(tuple(suspect for suspect in found if suspect is not None))


def _by_failure(exchange: Exchange, kind: FailureKind) -> tuple[Cause, ...]:
    """Return what a failure can mean; only what has TLS ends by it, and not by versions once they were agreed on."""
    causes = BY_FAILURE.get(kind, ())
    if (exchange.url or "").startswith(("http://", "ws://")):
        return tuple(cause for cause in causes if not cause.id.startswith("tls."))
    if not _has_shaken_hands(exchange):
        return causes
    left = tuple(cause for cause in causes if cause is not version_refused.CAUSE)
    shown = not isinstance(exchange.client_chain, Unknown) and exchange.client_chain != ()
    return (*left, client_certificate_untrusted.CAUSE) if shown and left else left


def _has_shaken_hands(exchange: Exchange) -> bool:
    return any(fact.path == "tls.version" for fact in exchange.ways)


def _sure_alone(found: tuple[Suspect, ...]) -> tuple[Suspect, ...]:
    """Return what the configuration confirms, where it does; it leaves no other."""
    return tuple(each for each in found if each.standing == "confirmed") or found


def _by_an_alert(exchange: Exchange, domain: DomainName | Unknown | None) -> Suspect:
    """Return what an alert about the client's certificate means: that none was given, or this one is not good."""
    if isinstance(exchange.client_chain, Unknown) or not exchange.client_chain:
        found = _without_certificate(domain)
        return (
            found if found is not None and found.standing == "confirmed" else _likely(client_certificate_missing.CAUSE)
        )
    return _likely(client_certificate_untrusted.CAUSE)


def _of_the_server_s_name(exchange: Exchange) -> tuple[Suspect, ...]:
    """Return what a certificate means that does not fit a name which leads to one of API Gateway's own.

    The region has no such custom domain name: it would show that one's certificate.
    """
    shown = [fact.value for fact in exchange.ways if fact.path in ("tls.certificate", "canonical-name")]
    if isinstance(exchange.host, Unknown) or ".execute-api." in exchange.host:
        return ()
    return (_likely(host_unknown.CAUSE),) if any(_OF_DEFAULT_NAMES.search(f".{each}") for each in shown) else ()


def _suspect(
    cause: Cause, domain: DomainName | Unknown | None, exchange: Exchange, configuration: Configuration
) -> Suspect | None:
    if cause is security_group_closed.CAUSE:
        return _not_let_in(exchange)
    if cause in (host_unknown.CAUSE, private_from_public.CAUSE):
        return _without_address(cause, exchange, configuration)
    if cause is not client_certificate_missing.CAUSE:
        return _open(cause)
    found = _without_certificate(domain)
    asked = any(fact.value == "asked for and not given" for fact in exchange.ways)
    return _likely(cause) if found is not None and found.standing == "possible" and asked else found


def _without_address(cause: Cause, exchange: Exchange, configuration: Configuration) -> Suspect | None:
    """Judge a name without an address by the API that it names: a private one has none outside of its VPC."""
    named = None if isinstance(exchange.host, Unknown) else address(exchange.host, "/")
    if named is None:
        return None if cause is private_from_public.CAUSE and _is_made_up(exchange) else _open(cause)
    api = configuration.api(named.api_id)
    if isinstance(api, Unknown):
        return _open(cause)
    if api is None:
        return Suspect(cause, "confirmed") if cause is host_unknown.CAUSE else None
    if cause is host_unknown.CAUSE:
        return None
    types = api.endpoint_types
    if isinstance(types, Unknown):
        return _open(cause)
    fact = Fact("configuration", "endpointConfiguration.types", ", ".join(types))
    return Suspect(cause, "confirmed", (fact,)) if "PRIVATE" in types else None


def _is_made_up(exchange: Exchange) -> bool:
    """Tell a name that nobody can own, by its top-level domain (RFC 2606)."""
    return str(exchange.host).rpartition(".")[2] in ("invalid", "test", "example")


def _likely(cause: Cause) -> Suspect:
    return Suspect(cause, "likely")


def _not_let_in(exchange: Exchange) -> Suspect | None:
    """Packets that nobody answers within a VPC: what a security group does to them, and a network rarely."""
    if isinstance(exchange.host, Unknown) or not any(".execute-api." in name for name in _names(exchange)):
        return None
    at = exchange.remote_ip
    if not isinstance(at, Unknown) and kind_of_address(at) == "private":
        return Suspect(security_group_closed.CAUSE, "likely", (Fact("dns", "remote_ip", at),))
    if vpc_endpoint_name(exchange.host) is not None:
        return Suspect(security_group_closed.CAUSE, "likely", (Fact("request", "host", exchange.host),))
    return None


def _names(exchange: Exchange) -> tuple[str, ...]:
    """Return the host that was called, and the name at the end of its aliases where that is known."""
    aliases = (fact.value for fact in exchange.ways if fact.path == "canonical-name")
    return (str(exchange.host), *aliases)


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

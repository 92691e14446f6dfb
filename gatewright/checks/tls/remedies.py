"""Fixes of mutual TLS, made on a copy."""

from collections.abc import Mapping
from dataclasses import replace

from gatewright.checks.reach import domain_name
from gatewright.checks.remedies import with_domain
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.domain import DomainName, MutualTls
from gatewright.model.unknown import Unknown


def trust_the_issuer(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add what vouches for the client's certificate to the truststore, where that makes the certificate trusted.

    What vouches has to be at hand: the certificates that the client sent behind its own, or its own where it vouches
    for itself. Against an expired or weak certificate no issuer helps. A truststore that is read in one version of its
    file keeps it until somebody names the new one, which nobody knows before it is there.
    """
    del values  # the call itself says more
    domain, tls = domain_name(call), call.request.peer.tls
    if not isinstance(domain, DomainName) or tls is None or isinstance(tls, Unknown) or not tls.client_chain:
        return None
    wanted = domain.mutual_tls
    if not isinstance(wanted, MutualTls) or isinstance(wanted.truststore, Unknown) or wanted.truststore_version:
        return None
    from gatewright.aws.x509 import refusal  # noqa: PLC0415 - heavy: only a client's certificate needs it

    more = (*wanted.truststore, *(tls.client_chain[1:] or tls.client_chain))
    if refusal(tls.client_chain, more, call.request.received_at) is not None:
        return None
    mended = replace(domain, mutual_tls=replace(wanted, truststore=more))
    return Proposal(
        request=call.request,
        configuration=with_domain(call.configuration, mended),
        values={"domain_name": domain.name},
    )

"""The contexts of the account's domain names, and the policies of its APIs, kept in step with the control plane.

A name whose certificate is gone or cannot be read is left out, and answers with a certificate of our own authority:
its clients see at once that it is not the one they trust.
"""

import logging
import ssl
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.certificates_pem import certificates
from gatewright.aws.tls_policies import DEFAULT, POLICIES, TlsPolicy
from gatewright.server.tls.contexts import KeyPair, server_context
from gatewright.server.tls.names import Names, Terms
from gatewright.store.reader import StoreReader

_OURS: Final = frozenset({"certificate", "domain_name"})

_log = logging.getLogger("gatewright.server")


class Domains:
    """Reads certificates and domain names of one account, and tells them to `Names`."""

    def __init__(self, store: StoreReader, account_id: str, names: Names) -> None:
        self._store = store
        self._account_id = account_id
        self._names = names
        self._revision = -1
        self._made: dict[tuple[str, ...], ssl.SSLContext | Terms] = {}
        self._policies: dict[tuple[str, str | None], TlsPolicy] = {}

    def refresh(self) -> None:
        """Bring the contexts to the store's revision; cheap when nothing of them was committed."""
        revision = self._store.revision
        if revision == self._revision:
            return
        changes = self._store.changes_since(self._revision, {*_OURS, "rest_api"})
        self._revision = revision
        ours = [(region, kind, ids) for account_id, region, kind, ids in changes if account_id == self._account_id]
        if any(kind in _OURS for _, kind, _ in ours):
            self._names.domains = self._contexts()
        apis = [(region, ids[0]) for region, kind, ids in ours if kind == "rest_api"]
        if apis:
            self._read_policies(apis)

    def _read_policies(self, apis: list[tuple[str, str]]) -> None:
        """Read the security policies of APIs that were changed, and tell all there are."""
        for region, api_id in apis:
            with self._store.reading(self._account_id, region) as documents:
                named = str((documents.get("rest_api", api_id) or {}).get("securityPolicy", ""))
            self._policies.pop((api_id, region), None)
            if named in POLICIES:
                self._policies[api_id, region] = POLICIES[named]
        # A name without a region is of the first one, as the data plane has it.
        anywhere: dict[tuple[str, str | None], TlsPolicy] = {}
        for key in sorted(self._policies, key=str, reverse=True):
            anywhere[key[0], None] = self._policies[key]
        self._names.apis = {**self._policies, **anywhere}

    def _contexts(self) -> Mapping[str, ssl.SSLContext | Terms]:
        with self._store.reading(self._account_id, "") as documents:
            known = {one["CertificateArn"]: one for _, one in documents.of_every_region("certificate")}
            domains = documents.of_every_region("domain_name")
        found: dict[str, ssl.SSLContext | Terms] = {}
        # A public name before a private one of the same name, then the first region by name, as the data plane has it.
        for _, domain in sorted(domains, key=lambda each: ("domainNameId" in each[1], each[0]), reverse=True):
            context = self._context(domain, known)
            if context is not None:
                found[domain["domainName"]] = context
        self._made = {key: context for key, context in self._made.items() if context in found.values()}
        return found

    def _context(self, domain: Mapping[str, Any], certificates: Mapping[str, Any]) -> ssl.SSLContext | Terms | None:
        """Return the context of a domain name; the one that is there already as long as its terms stay."""
        arn = domain.get("regionalCertificateArn") or domain.get("certificateArn") or ""
        certificate = certificates.get(arn)
        if certificate is None:
            return None
        chain = certificate["Certificate"].rstrip() + "\n" + certificate.get("CertificateChain", "")
        wants = domain.get("truststore", "") if domain.get("mutualTlsAuthentication") else None
        policy = domain.get("securityPolicy", "")
        key = (domain["domainName"], policy, chain, certificate["PrivateKey"], str(wants))
        made = self._made.get(key)
        if made is None:
            pair = KeyPair(chain=chain.encode(), key=certificate["PrivateKey"].encode())
            try:
                made = _made(pair, POLICIES.get(policy, DEFAULT), wants)
            except (ssl.SSLError, ValueError):
                _log.warning("the certificate of %s cannot be used", domain["domainName"], exc_info=True)
                return None
            self._made[key] = made
        return made


def _made(pair: KeyPair, policy: TlsPolicy, truststore: str | None) -> ssl.SSLContext | Terms:
    """Return the context of a name; where client certificates are wanted, the one of pyOpenSSL, loaded only then."""
    if truststore is None:
        return server_context(pair, policy)
    from gatewright.server.tls.mutual import MutualContext  # noqa: PLC0415 - see above

    return MutualContext(pair, policy, certificates(truststore))

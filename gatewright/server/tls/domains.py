"""The contexts of the account's domain names, kept in step with what the control plane commits.

A name whose certificate is gone or cannot be read is left out, and answers with a certificate of our own authority:
its clients see at once that it is not the one they trust.
"""

import logging
import ssl
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.tls_policies import DEFAULT, POLICIES
from gatewright.server.tls.contexts import KeyPair, server_context
from gatewright.server.tls.names import Names
from gatewright.store.store import Store

_OURS: Final = frozenset({"certificate", "domain_name"})

_log = logging.getLogger("gatewright.server")


class Domains:
    """Reads certificates and domain names of one account, and tells them to `Names`."""

    def __init__(self, store: Store, account_id: str, names: Names) -> None:
        self._store = store
        self._account_id = account_id
        self._names = names
        self._revision = -1
        self._made: dict[tuple[str, ...], ssl.SSLContext] = {}

    def refresh(self) -> None:
        """Bring the contexts to the store's revision; cheap when nothing of them was committed."""
        revision = self._store.revision
        if revision == self._revision:
            return
        changes = self._store.changes_since(self._revision)
        self._revision = revision
        if any(kind in _OURS for account_id, _, kind, _ in changes if account_id == self._account_id):
            self._names.domains = self._contexts()

    def _contexts(self) -> Mapping[str, ssl.SSLContext]:
        with self._store.reading(self._account_id, "") as documents:
            certificates = {one["CertificateArn"]: one for _, one in documents.of_every_region("certificate")}
            domains = documents.of_every_region("domain_name")
        found: dict[str, ssl.SSLContext] = {}
        # The first region by name where several have a domain name, as the data plane has it.
        for _, domain in sorted(domains, key=lambda each: each[0], reverse=True):
            context = self._context(domain, certificates)
            if context is not None:
                found[domain["domainName"]] = context
        self._made = {key: context for key, context in self._made.items() if context in found.values()}
        return found

    def _context(self, domain: Mapping[str, Any], certificates: Mapping[str, Any]) -> ssl.SSLContext | None:
        """Return the context of a domain name; the one that is there already as long as its terms stay."""
        arn = domain.get("regionalCertificateArn") or domain.get("certificateArn") or ""
        certificate = certificates.get(arn)
        if certificate is None:
            return None
        chain = certificate["Certificate"].rstrip() + "\n" + certificate.get("CertificateChain", "")
        key = (domain["domainName"], domain.get("securityPolicy", ""), chain, certificate["PrivateKey"])
        made = self._made.get(key)
        if made is None:
            pair = KeyPair(chain=chain.encode(), key=certificate["PrivateKey"].encode())
            try:
                made = server_context(pair, POLICIES.get(domain.get("securityPolicy", ""), DEFAULT))
            except ssl.SSLError:
                _log.warning("the certificate of %s cannot be used", domain["domainName"], exc_info=True)
                return None
            self._made[key] = made
        return made

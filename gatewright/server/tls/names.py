"""Which context answers for a name: those of domain names, else one of our own authority.

A default endpoint speaks what the security policy of its API says, so two APIs of one certificate may have contexts of
their own. The contexts of domain names are a mapping that is replaced whole when the account changes, so a certificate
that is imported again is shown by the very next handshake, and connections that are open go on with theirs. A domain
name speaks its own policy, whatever APIs it leads to: AWS's pages say that it speaks that of the API, which nobody can
know before a path has come.
"""

import asyncio
import ssl
from collections.abc import Mapping
from typing import Final, Protocol

from gatewright.aws.addresses import address
from gatewright.aws.tls_policies import DEFAULT, TlsPolicy
from gatewright.server.connections import Connections
from gatewright.server.proxy_protocol import Proxied
from gatewright.server.tls.authority import MACHINE, Authority, names_for
from gatewright.server.tls.contexts import server_context

_KEPT: Final = 1024
"""Contexts of our own authority that are kept; made-up names cost a certificate each, no memory."""


class Terms(Protocol):
    """The terms of a name whose connections have a protocol of their own: mutual TLS."""

    def connection(self, shared: Connections, server_name: str | None, proxied: Proxied) -> asyncio.Protocol:
        """Return the protocol of one new connection."""


class Names:
    """Every name that is served over TLS."""

    def __init__(self, authority: Authority, further: tuple[str, ...] = ()) -> None:
        """Take who issues certificates, and by which names other machines call this one."""
        self._authority = authority
        self._machine = tuple(dict.fromkeys((*MACHINE, *further)))
        self._ours: dict[tuple[TlsPolicy, tuple[str, ...]], ssl.SSLContext] = {}
        self.domains: Mapping[str, ssl.SSLContext | Terms] = {}
        """By domain name, `*.example.com` among them; replaced, never changed."""
        self.apis: Mapping[tuple[str, str | None], TlsPolicy] = {}
        """The security policies of APIs by id and region, and by id alone where a name tells no region."""

    def context(self, server_name: str | None) -> ssl.SSLContext | Terms:
        """Return the context for a client that asks for this name."""
        found = self._of_domain(server_name) if server_name else None
        names = names_for(server_name)
        return found or self._of_authority(self._machine if names is MACHINE else names, self.policy(server_name))

    def _of_domain(self, name: str) -> ssl.SSLContext | Terms | None:
        found = self.domains.get(name)
        if found is None:
            _, _, parent = name.partition(".")
            found = self.domains.get(f"*.{parent}")
        return found

    def policy(self, server_name: str | None) -> TlsPolicy:
        """Return the security policy of the API whose default endpoint is asked for."""
        if not self.apis or not server_name:
            return DEFAULT
        named = address(server_name, "/")
        if named is None:
            return DEFAULT
        return self.apis.get((named.api_id.partition("-vpce-")[0], named.region), DEFAULT)

    def _of_authority(self, names: tuple[str, ...], policy: TlsPolicy) -> ssl.SSLContext:
        found = self._ours.get((policy, names))
        if found is None:
            if len(self._ours) >= _KEPT:
                self._ours.clear()
            found = self._ours[policy, names] = server_context(self._authority.issue(names), policy)
        return found

"""How TLS is spoken to back ends: whom it trusts, and which certificate it shows.

Restates "Generate and configure an SSL certificate for backend authentication in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
"""

import os
import ssl
import tempfile
from pathlib import Path

from gatewright.gateway.upstream_message import ClientCertificate


class UpstreamTls:
    """The TLS contexts of one client, each made once."""

    __slots__ = ("_contexts", "_trusting")

    def __init__(self, trusting: ssl.SSLContext | None = None) -> None:
        """Take the context for calls that verify and show no certificate, if it is not the default one."""
        self._trusting = trusting
        self._contexts: dict[tuple[bool, str | None], ssl.SSLContext] = {}

    def context(self, *, verify: bool, client: ClientCertificate | None) -> ssl.SSLContext:
        """Return the context for a call."""
        if verify and client is None and self._trusting is not None:
            return self._trusting
        key = verify, None if client is None else client.id
        found = self._contexts.get(key)
        if found is None:
            found = self._contexts[key] = _made(verify=verify, client=client)
        return found


def _made(*, verify: bool, client: ClientCertificate | None) -> ssl.SSLContext:
    if verify:
        context = ssl.create_default_context()
    else:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE  # what is still checked: `upstream_certificate`
    if client is not None:
        _show(context, client)
    return context


def _show(context: ssl.SSLContext, client: ClientCertificate) -> None:
    """Let a context show a certificate; OpenSSL takes it from a file only, which nobody else can read."""
    descriptor, path = tempfile.mkstemp(prefix="gatewright-")
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(f"{client.private_key}\n{client.certificate}\n")
        context.load_cert_chain(path)
    finally:
        Path(path).unlink()

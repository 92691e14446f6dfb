"""The certificate of a backend whose issuer nobody checks: `insecureSkipVerification`.

Restates "TlsConfig", API Gateway API reference: the date and the host name are checked all the same.
https://docs.aws.amazon.com/apigateway/latest/api/API_TlsConfig.html
That a chain has to end in some root is not checked here: TLS does not show a chain that it did not verify.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from ipaddress import ip_address

from gatewright.gateway.upstream_message import ConnectFailedError


def check(certificate: bytes | None, host: str, now: float) -> None:
    """Raise `ConnectFailedError` when a certificate (DER) is not of this host, or not of this time (Unix seconds)."""
    from cryptography import x509  # noqa: PLC0415  # heavy: only who skips the verification pays for it

    if certificate is None:
        raise ConnectFailedError(f"`{host}` showed no certificate")
    shown = x509.load_der_x509_certificate(certificate)
    moment = datetime.fromtimestamp(now, UTC)
    if not shown.not_valid_before_utc <= moment <= shown.not_valid_after_utc:
        raise ConnectFailedError(f"the certificate of `{host}` is not valid at this time")
    try:
        names = shown.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        raise ConnectFailedError(f"the certificate of `{host}` names no host") from None
    dns, addresses = names.get_values_for_type(x509.DNSName), names.get_values_for_type(x509.IPAddress)
    if not (_is_address(host, addresses) or any(covers(name, host) for name in dns)):
        raise ConnectFailedError(f"the certificate is not of `{host}`")


def covers(name: str, host: str) -> bool:
    """Return whether the name of a certificate is that of a host; `*` stands for one whole label (RFC 9525, 6.3)."""
    name, host = name.lower().rstrip("."), host.lower().rstrip(".")
    if not name.startswith("*."):
        return name == host
    _, _, parent = host.partition(".")
    return bool(parent) and name[2:] == parent


def _is_address(host: str, addresses: Sequence[object]) -> bool:
    try:
        return ip_address(host) in addresses
    except ValueError:
        return False

"""
Who may speak to an open control plane: programs of this machine, not pages of the web.

A page in a browser can make requests to the loopback address without asking anybody, and a name of its own that leads
there (DNS rebinding). It cannot help to say where it comes from: `Origin` names the page, `Host` the name it used.
AWS's own clients send no `Origin`, and call an address of this machine, or AWS's names. Where callers have to sign
(`--control-plane-auth iam`), the signature is what protects: no page has a key.
"""

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from gatewright.model.request import Request

_LOCAL: Final = ("localhost", "localhost.localstack.cloud")
_OF_AWS: Final = (".amazonaws.com", ".amazonaws.com.cn")


def is_foreign(request: Request) -> bool:
    """Tell whether a page of another site, or a name that is none of ours, stands behind a request."""
    if not is_ours(request.host):
        return True
    origin = request.headers.get("origin")
    return isinstance(origin, str) and not is_local(_host_of(origin))


def is_ours(host: str) -> bool:
    """Tell whether a host is this machine, or one of AWS's."""
    return not host or is_local(host) or host.endswith(_OF_AWS)


def is_local(host: str) -> bool:
    """Tell whether a host is a name or an address of the loopback."""
    if host in _LOCAL or any(host.endswith(f".{name}") for name in _LOCAL):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_this_machine(host: str) -> bool:
    """Tell whether nobody from beyond this machine can connect to an address that is listened on."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).hostname or ""
    except ValueError:
        return ""

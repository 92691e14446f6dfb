"""The host that a line of the access log names, where that is one which can name an API.

A gateway of this machine is mostly called by its address, and logs that as AWS logs the `Host` field; the API is then
told by its id alone.
"""

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Final

from gatewright.sources.http_text import host_name

_NOT_SET: Final = ("-", "")


def logged_host(log: Mapping[str, str]) -> str:
    """Return the host in lower case, without port: of an API of this machine, the name that stands for it here."""
    host = host_name(log["domainName"])
    api_id = log.get("apiId", "")
    return f"{api_id.lower()}.execute-api.localhost" if api_id not in _NOT_SET and _is_here(host) else host


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False

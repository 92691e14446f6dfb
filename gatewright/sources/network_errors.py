"""What clients of many languages say when no answer came: Node, Python, Go, Java, .NET and browsers.

Each as its library writes it; what curl says has its own words (`curl_failure`).
"""

import re
from dataclasses import dataclass
from typing import Final

from gatewright.sources.exchange import Failure, FailureKind

_HOST: Final = r"(?P<host>[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}\.)+[A-Za-z0-9-]{2,63})"
_IP: Final = r"(?P<ip>\d{1,3}(?:\.\d{1,3}){3})"
_POOL: Final = rf"HTTPS?ConnectionPool\(host='{_HOST}'.{{0,2000}}?"
_NO_SUCH: Final = (
    r"(?:Name or service not known|nodename nor servname provided|Temporary failure in name resolution"
    r"|getaddrinfo failed|NameResolutionError|No address associated with hostname)"
)

_TELLS_MORE: Final = (
    r"Error during WebSocket handshake: Unexpected response|HTTP Authentication failed|WebSocket is closed before"
)
"""What Chrome says of a handshake whose status it shows, or that the page itself gave up."""

_WRITTEN: Final[tuple[tuple[FailureKind, str], ...]] = (
    ("dns", rf"getaddrinfo (?:ENOTFOUND|EAI_AGAIN) {_HOST}"),
    ("dns", rf"{_POOL}{_NO_SUCH}"),
    ("dns", rf"UnknownHostException: (?:Failed to resolve ')?{_HOST}"),
    ("dns", rf"lookup {_HOST}(?: on [^\s:]+(?::\d+)?)?: no such host"),
    ("dns", rf"No such host is known\.? \({_HOST}:\d+\)"),
    ("dns", rf"Could not resolve host: {_HOST}"),
    ("dns", r"net::ERR_NAME_NOT_RESOLVED"),
    ("dns", r"\[Errno -?\d+\] " + _NO_SUCH),
    ("timeout", rf"connect ETIMEDOUT {_IP}:\d+"),
    ("timeout", rf"{_POOL}ConnectTimeoutError"),
    ("timeout", rf"Connect to {_HOST}:\d+ .{{0,200}}?timed out"),
    ("timeout", rf"dial tcp {_IP}:\d+: (?:i/o timeout|connect: connection timed out)"),
    ("unreachable", r"Could not connect to the endpoint URL: \"[^\"]{1,2000}\""),
    ("other", r"Tunnel connection failed: \d{3}[^'\"\n]{0,80}"),
    ("refused", rf"connect ECONNREFUSED {_IP}:\d+"),
    ("certificate", rf"{_POOL}CERTIFICATE_VERIFY_FAILED"),
    ("tls", rf"{_POOL}(?:SSLError|SSLV3_ALERT|TLSV1_ALERT)"),
    ("tls", r"Received fatal alert: \w+"),
    ("tls", r"\[SSL: \w*(?:ALERT|PROTOCOL)\w*\][^\n]{0,200}"),
    ("tls", r"write EPROTO [^\n]{0,300}"),
    # Browsers tell a page nothing of how a handshake was answered; Chrome's console has the code of most.
    (
        "handshake",
        rf"WebSocket connection to '[^'\n]{{1,2000}}' failed(?::(?! ?(?:{_TELLS_MORE}))[^\n]{{0,200}}|(?=\s|[.)]|$))",
    ),
    ("handshake", r"can['\u2019]t establish a connection to the server at wss?://[^\s]{1,2000}"),
    ("handshake", r"WebSocket (?:is )?closed (?:with|by) code:? ?1006"),
)
_WORDS: Final = (
    *("getaddrinfo", "Errno", "ConnectionPool", "HostException", "such host", "ERR_NAME"),
    *(
        "resolve host",
        "ETIMEDOUT",
        "ECONNREFUSED",
        "dial tcp",
        "timed out",
        "fatal alert",
        "[SSL: ",
        "EPROTO",
        "endpoint URL",
        "Tunnel connection",
        "WebSocket",
        "at ws",
    ),
)
"""One of these stands in every form: other texts are passed quickly."""


@dataclass(frozen=True, slots=True)
class Unreached:
    """A call that nobody answered."""

    failure: Failure
    """How it ended."""

    host: str | None
    """The host that was called, where the words name it."""

    address: str | None
    """The address that was tried."""


def unreached(text: str) -> Unreached | None:
    """Return what a text says of a call that nobody answered; `None` when it says nothing of one."""
    if not any(word in text for word in _WORDS):
        return None
    for kind, pattern in _WRITTEN:
        match = re.search(pattern, text, re.DOTALL)
        if match is not None:
            parts = match.groupdict()
            detail = " ".join(match[0].split())
            return Unreached(Failure(kind=kind, detail=detail), parts.get("host"), parts.get("ip"))
    return None

"""One call as the evidence tells it: what was sent, what came back, and what nobody said.

Evidence is seldom whole. `curl -i` shows the answer and not the request; an exchange file may name a verb and no
URL. So each part of the request stands by itself here and may be `Unknown`; `request` puts them together when the
three that make a request (verb, host, path) are all known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

from gatewright.aws.addresses import address
from gatewright.aws.sigv4.signed_text import SignedText
from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.i18n import N_
from gatewright.model.connection import Connection
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.network import VpcEndpoint
from gatewright.model.observation import Observation
from gatewright.model.request import Headers, Peer, Request, Tls
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

FailureKind = Literal[
    "dns",
    "refused",
    "unreachable",
    "timeout",
    "reset",
    "empty",
    "tls",
    "certificate",
    "protocol",
    "cors",
    "handshake",
    "other",
]
"""Why a call was not answered: the name was not found; nobody listened; no route; nothing in time; the connection
broke; it was closed without a byte; the TLS handshake failed; the server's certificate was not trusted; what came
was no HTTP; a browser kept the answer, or that of a WebSocket's handshake, from the page; anything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A call that ended before a whole answer came."""

    kind: FailureKind
    """What went wrong."""

    detail: str
    """The words of the tool that made the call; never translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WafRecord:
    """What the log of a web ACL says of one call."""

    action: str
    """`BLOCK`, `ALLOW`, `COUNT`, `CAPTCHA` or `CHALLENGE`."""

    rule: str
    """The rule that ended the evaluation; `Default_Action` when none did."""

    rule_type: str
    """`REGULAR`, `RATE_BASED`, `GROUP` or `MANAGED_RULE_GROUP`."""

    group: str = ""
    """The rule group whose rule it was; empty without one."""

    inner_rule: str = ""
    """The rule within that group."""

    matched: tuple[str, ...] = ()
    """What matched, where the rule tells it."""

    labels: tuple[str, ...] = ()
    """The labels that the rules left."""

    client_ip: str = ""
    """Where the call came from; empty where the record does not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One call, as far as the evidence tells it."""

    observation: Observation = field(default_factory=Observation)
    """What came back."""

    method: str | Unknown = UNKNOWN
    """The verb that was sent."""

    host: str | Unknown = UNKNOWN
    """The host that was called, lower case, without port."""

    path: str | Unknown = UNKNOWN
    """The target before `?`, percent-encoded as sent."""

    query: str | Unknown = UNKNOWN
    """The target behind `?`, as sent; empty when there was none."""

    headers: Headers = field(default_factory=lambda: Headers(withheld=True))
    """The request's header fields; withheld when the evidence does not list them all."""

    body: bytes | Unknown = UNKNOWN
    """The request's body."""

    connection: Connection | None = None
    """The WebSocket connection that this is a message over: body and answer are frames; `None` for a call of HTTP."""

    client_chain: tuple[bytes, ...] | Unknown = UNKNOWN
    """The client's certificates, DER, its own first."""

    connected_to: str | None = None
    """The host that the client connected to in place of the one that it called (`curl --connect-to`)."""

    protocol: str | Unknown = UNKNOWN
    """`HTTP/1.1` or `HTTP/2`."""

    url: str | None = None
    """The whole URL, for people; `None` when the evidence does not tell one (`curl -v` names no scheme)."""

    operation: str | None = None
    """The operation of an SDK that made the call, where its error names one: `PostToConnection`."""

    service: str | None = None
    """The service that an SDK says it called: `AmazonS3`."""

    remote_ip: str | Unknown = UNKNOWN
    """The address that the caller connected to; a private one tells that DNS led into a VPC."""

    remote_port: int | None = None
    """The port that the caller connected to, where the evidence tells one that the URL does not."""

    called_at: float | Unknown = UNKNOWN
    """Unix seconds of the call: our own clock, or the `Date` of the answer."""

    failure: Failure | None = None
    """Why no whole answer came; `None` when one did, or when the evidence names no reason."""

    answers: Mapping[str, str] = field(default_factory=dict)
    """Answers to the doctor's questions that came with the evidence, by question."""

    waf: WafRecord | None = None
    """What the log of a web ACL says of the call; `None` when nobody showed it."""

    ways: tuple[Fact, ...] = ()
    """What was found out about the way to the host: its names, its addresses, its TLS."""

    signed: SignedText | None = None
    """What the client signed, where its own log shows it."""

    request_ids: frozenset[str] = frozenset()
    """Ids of the call besides those in its answer's header fields: what other evidence of it is found by."""

    from_log: bool = False
    """True when a log tells the call, and not the caller."""

    options: tuple[str, ...] = ()
    """What the command line said of a call of our own besides its URL, for a command that is printed: no secrets."""

    origin: str = ""
    """Where it was read: a file's name, `-`, or the URL that was called."""

    @property
    def is_our_own(self) -> bool:
        """Whether the call was made here, so that nothing of its answer was left out."""
        return self.url is not None and self.origin == self.url

    @property
    def request(self) -> Request | Unknown:
        """The request, when verb, host and path are known; otherwise what would have to be told."""
        method = self.method if self.connection is None else _OF_A_MESSAGE
        if isinstance(method, Unknown) or isinstance(self.host, Unknown) or isinstance(self.path, Unknown):
            return Unknown(tuple(self._missing(method)))
        return Request(
            method=method,
            host=self.host,
            path=self.path,
            query="" if isinstance(self.query, Unknown) else self.query,
            headers=self._sent,
            body=self.body,
            peer=self._peer(self.host),
            received_at=0.0 if isinstance(self.called_at, Unknown) else self.called_at,
            protocol="HTTP/1.1" if isinstance(self.protocol, Unknown) else self.protocol,
            connection=self.connection,
        )

    @property
    def _sent(self) -> Headers:
        """Return the header fields, with the one of which an access log tells the value where nobody else does."""
        agent = self._logged("identity.userAgent")
        if not agent or not isinstance(self.headers.get(_USER_AGENT), Unknown):
            return self.headers
        return replace(self.headers, items=(*self.headers.items, (_USER_AGENT, agent)))

    def _peer(self, host: str) -> Peer:
        """Return what is known of the connection: a certificate was shown to the name that was called."""
        way, source_ip = self._way(host), self._source_ip
        if isinstance(self.client_chain, Unknown):
            return Peer(source_ip=source_ip, vpc_endpoint=way)
        tls = Tls(server_name=host, client_chain=self.client_chain)
        return Peer(source_ip=source_ip, tls=tls, vpc_endpoint=way)

    @property
    def _source_ip(self) -> str | Unknown:
        """Return the address that the caller came from, which only those know who were called: logs of theirs."""
        told = self._logged("identity.sourceIp") or ("" if self.waf is None else self.waf.client_ip)
        try:
            return str(ip_address(told or self._local_caller))
        except ValueError:
            return UNKNOWN

    @property
    def _local_caller(self) -> str:
        """Return the address that a server on this machine sees: its own, where its name is one of this machine.

        Empty for any other name, and for one of AWS's that leads through a tunnel. Its address is one of its names
        where the path says which API is meant: AWS has no such paths.
        """
        if isinstance(self.host, Unknown) or not isinstance(self.remote_ip, str) or not _is_loopback(self.remote_ip):
            return ""
        if f".{self.host}".endswith(".localhost"):
            return self.remote_ip
        by_path = self.host.strip("[]") == self.remote_ip and self.remote_ip in _USUAL_LOOPBACK
        return self.remote_ip if by_path and address(self.host, str(self.path)) is not None else ""

    def _logged(self, name: str) -> str:
        """Return a variable of the access log; empty where nobody told it, or where it was not set."""
        log = self.observation.access_log
        value = "" if isinstance(log, Unknown) else log.get(name, "")
        return "" if value == "-" else value

    def _way(self, host: str) -> VpcEndpoint | Unknown | None:
        """Return what is known of the VPC endpoint: who connected to the name of one called through it."""
        named = None if self.connected_to is None else vpc_endpoint_name(self.connected_to)
        if named is not None:
            return VpcEndpoint(vpce_id=named.vpce_id)
        logged = self._logged("identity.vpceId")
        if logged:
            return VpcEndpoint(
                vpce_id=logged, vpc_id=self._logged("identity.vpcId") or UNKNOWN, source_ip=self._source_ip
            )
        return None if self._came_over_the_internet(host) else UNKNOWN

    def _came_over_the_internet(self, host: str) -> bool:
        """Tell a call by an API's own name of AWS's that resolved to a public address: no VPC endpoint has one.

        The name that was resolved has to be the one that was called: what a load balancer with a public address passes
        on to a VPC endpoint is called by another one.
        """
        if ".execute-api." not in host or "vpce-" in host or self.url is None:
            return False
        return urlsplit(self.url).hostname == host and Fact("dns", "kind", "public") in self.ways

    def _missing(self, method: str | Unknown) -> list[Missing]:
        parts: tuple[tuple[str, object, Message], ...] = (
            ("request.method", method, _METHOD),
            ("request.host", self.host, _HOST),
            ("request.path", self.path, _PATH),
        )
        return [Missing(subject=subject, what=what) for subject, part, what in parts if isinstance(part, Unknown)]


def _is_loopback(told: str) -> bool:
    try:
        return ip_address(told).is_loopback
    except ValueError:
        return False


_USUAL_LOOPBACK = ("127.0.0.1", "::1")
"""Whoever calls one of these comes from the same; another address of the loopback network is called from the first."""

_USER_AGENT = "User-Agent"
_OF_A_MESSAGE = "POST"
"""A message has no verb; as a request it goes through the engine with this one."""

_METHOD = Message(N_("the HTTP method of the request"))
_HOST = Message(N_("the host that was called"))
_PATH = Message(N_("the path that was called"))

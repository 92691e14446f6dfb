"""What `gatewright serve` can be told."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gatewright.gateway.vpc_links import LinkTarget
from gatewright.model.configuration import MessageWording
from gatewright.model.usage import Throttle
from gatewright.server.proxy_protocol import Network
from gatewright.services.access.root_credentials import RootCredentials

ControlPlaneAuth = Literal["open", "iam"]
"""Who may call the control plane: everybody who can connect, or who signs and is allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundEndpoint:
    """A listener that stands for the network interface of a VPC endpoint."""

    vpce_id: str
    """The endpoint: `vpce-0a1b2c3d4e5f60718`; it may be created later."""

    host: str
    """The address that is listened on."""

    port: int
    """Its port, for TLS and for plain connections alike; 0 takes a free one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One server's settings."""

    host: str = "127.0.0.1"
    """The address that is listened on."""

    port: int = 4566
    """The plain port; 0 takes a free one."""

    tls_port: int | None = None
    """The TLS port; 0 takes a free one, and so does `None` beside a plain port of 0, or where 4567 is taken."""

    tls_names: tuple[str, ...] = ()
    """Names and addresses by which other machines call the TLS port."""

    dns_port: int | None = None
    """The port on which names are resolved as in a VPC; 0 takes a free one, `None` resolves none."""

    trusted_proxies: tuple[Network, ...] = ()
    """Who may speak PROXY protocol: the networks of load balancers; nobody's `X-Forwarded-For` is believed."""

    vpc_endpoints: tuple[BoundEndpoint, ...] = ()
    """Listeners whose calls come through a VPC endpoint; they serve APIs, and nothing of the control plane."""

    vpc_link_targets: tuple[LinkTarget, ...] = ()
    """Where what VPC links lead to stands."""

    state: Path | None = Path(".gatewright")
    """The directory that keeps everything; `None` keeps nothing."""

    workers: int = 1
    """Processes that serve the data plane; one does it together with the control plane."""

    durable: bool = True
    """Whether a commit waits for the disk."""

    account_id: str = "000000000000"
    """The account that the server stands for."""

    region: str = "us-east-1"
    """The region of calls that name none."""

    drain: float = 20.0
    """Seconds that calls in flight may take after SIGTERM."""

    message_wording: MessageWording = "current"
    """How refusals by policies end: in today's sentences, or in those of 2022, which AWS's article prints."""

    account_throttle: Throttle | None = None
    """The account's quota of every region, on all of its APIs together; `None` holds nobody to one."""

    allow_unenforced: bool = False
    """Accept configuration that this version does not enforce, and list it."""

    control_plane_auth: ControlPlaneAuth = "open"
    """Whether callers of the control plane have to sign, and need permissions: `iam`; `open` is for loopback."""

    root_credentials: RootCredentials | None = None
    """The root user's access key; `None` where there is none but in the state."""

    movable_clock: bool = False
    """Let whoever reaches the control plane move the time at which requests arrive: for tests alone."""

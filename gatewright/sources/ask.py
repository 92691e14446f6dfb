"""What the command line says about a call besides its URL, in curl's words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatewright.sources.handshake import NOBODY_IN_PARTICULAR, Trust
from gatewright.sources.proxy import Proxy
from gatewright.sources.signing import Signer

if TYPE_CHECKING:
    from gatewright.sources.resolver import Resolver


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What the command line says about the call besides its URL."""

    method: str | None = None
    """`-X`."""

    header_lines: tuple[str, ...] = ()
    """`-H`, each as typed."""

    body: bytes | None = None
    """`-d`."""

    trust: Trust = NOBODY_IN_PARTICULAR
    """`--cert`, `--key`, `--cacert` and `--insecure`."""

    user: bytes | None = None
    """`--user` without `--aws-sigv4`: name and password, sent as they are with HTTP Basic."""

    signer: Signer | None = None
    """`--aws-sigv4` with `--user`: who signs."""

    resolver: "Resolver | None" = None
    """`--resolver`: the DNS server that is asked for the host's address; `None` asks the system's."""

    proxy: Proxy | None = None
    """`--proxy`; `None` goes by what the environment names."""

    timeout: float = 10.0
    """Seconds that each step of connecting may take."""

    patience: float = 30.0
    """Seconds that the whole answer may take: an integration of API Gateway has 29, unless a quota was raised."""

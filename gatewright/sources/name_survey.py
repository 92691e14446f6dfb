"""Look several names up at once, to see which of them resolve from here, and where they lead."""

import socket
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from gatewright.model.fact import Fact
from gatewright.sources.address_kind import kind_of_address
from gatewright.sources.way import resolve

if TYPE_CHECKING:
    from gatewright.sources.resolver import Resolver

_AT_ONCE: Final = 8
_HTTPS: Final = 443
_SECONDS: Final = 3.0


def survey(names: Iterable[str], resolver: "Resolver | None" = None) -> tuple[Fact, ...]:
    """Return a fact for each name: its first address and of what kind it is, or that it has none.

    `NXDOMAIN` stands for a name without an address, whatever the resolver calls that; `timeout` for no answer.
    """
    wanted = tuple(names)
    if not wanted:
        return ()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return tuple(pool.map(lambda name: Fact("dns", name, _found(name, resolver)), wanted))


def _found(name: str, resolver: "Resolver | None") -> str:
    try:
        found = resolve(name, _HTTPS, _SECONDS, resolver)
    except TimeoutError:
        return "timeout"
    except socket.gaierror:
        return "NXDOMAIN"
    except OSError as error:
        return (error.strerror or str(error)).lower()
    first = found.addresses[0]
    return f"{first} ({kind_of_address(first)})"

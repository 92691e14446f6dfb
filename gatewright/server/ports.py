"""The ports of a server: how they are bound, and how they are written as URLs."""

import errno
import socket
from typing import Final

from gatewright.server.listener import CannotListenError, bind
from gatewright.server.settings import Settings

USUAL_TLS_PORT: Final = 4567
"""The TLS port where none is asked for."""

_EVERY: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - read, not bound
"""Addresses that stand for every one of the machine, and where the machine itself calls then."""


def bind_tls(settings: Settings) -> socket.socket:
    """Return the listening socket of the TLS port; where none was asked for, a usual one that is taken is no error."""
    if settings.tls_port is not None or settings.port == 0:
        return bind(settings.host, settings.tls_port or 0)
    try:
        return bind(settings.host, USUAL_TLS_PORT)
    except CannotListenError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return bind(settings.host, 0)


def names(settings: Settings) -> tuple[str, ...]:
    """Return by which names other machines call this one: those that were told, and the one that is listened on."""
    return (*(() if settings.host in {*_EVERY, "", "localhost"} else (settings.host,)), *settings.tls_names)


def url(scheme: str, host: str, port: int) -> str:
    """Return where this machine reaches a port; one of every address, at its own."""
    host = _EVERY.get(host, host)
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"

"""The final answer to a call: what a server says before it, with a status of 1xx, is passed over.

RFC 9110, section 15.2: a client must be able to read any number of them. The standard library passes over 100 alone, so
that a 103 (Early Hints, as CloudFront and nginx send them) would be taken for the answer.
"""

import http.client
from typing import Final

_INTERIM: Final = range(100, 200)
_SWITCHING: Final = 101
"""What answers a handshake of a WebSocket: after it nothing of HTTP comes."""


class FinalAnswer(http.client.HTTPResponse):
    """An answer of HTTP/1.1, read from behind those that come before it."""

    def _read_status(self) -> tuple[str, int, str]:
        while True:
            read: tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
            if read[1] not in _INTERIM or read[1] == _SWITCHING:
                return read
            http.client.parse_headers(self.fp)

"""A backend on a loopback socket, in a thread: it notes what arrives, byte for byte, and answers what it is told."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"


@dataclass
class HttpBackend:
    """A running backend."""

    port: int
    seen: list[bytes] = field(default_factory=list)

    @property
    def target(self) -> str:
        """The target of the last request."""
        return self.seen[-1].split(b" ")[1].decode("latin-1")

    @property
    def fields(self) -> list[tuple[str, str]]:
        """The header fields of the last request, in order."""
        head = self.seen[-1].partition(b"\r\n\r\n")[0].decode("latin-1")
        pairs = (line.partition(": ") for line in head.split("\r\n")[1:])
        return [(name, value) for name, _, value in pairs]

    @property
    def header(self) -> dict[str, str]:
        """The same by name."""
        return dict(self.fields)

    @property
    def body(self) -> bytes:
        """The body of the last request."""
        return self.seen[-1].partition(b"\r\n\r\n")[2]


@contextmanager
def http_backend(answer: bytes | None = OK) -> Iterator[HttpBackend]:
    """Answer each connection's first request with `answer`, or never with `None`; then close it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        backend = HttpBackend(listening.getsockname()[1])
        silent: list[socket.socket] = []
        thread = threading.Thread(target=_serve, args=(listening, backend, answer, silent))
        thread.start()
        try:
            yield backend
        finally:
            # A connection of our own wakes the thread, which then finds nothing to read.
            socket.create_connection(("127.0.0.1", backend.port)).close()
            thread.join()
            for connection in silent:
                connection.close()


def _serve(listening: socket.socket, backend: HttpBackend, answer: bytes | None, silent: list[socket.socket]) -> None:
    while True:
        connection, _ = listening.accept()
        request = _read(connection)
        if not request:
            connection.close()
            return
        backend.seen.append(request)
        if answer is None:
            silent.append(connection)
        else:
            connection.sendall(answer)
            connection.close()


def _read(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65_536)
        if not piece:
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")), 0
    )
    while len(body) < length:
        body += connection.recv(65_536)
    return head + b"\r\n\r\n" + body

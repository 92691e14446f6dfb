"""What real clients say first."""

import contextlib
import ssl


def hello(name: str | None) -> bytes:
    """Return the ClientHello with which Python's own TLS asks for a name."""
    context = ssl.create_default_context()
    if name is None:
        context.check_hostname = False
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    engine = context.wrap_bio(incoming, outgoing, server_hostname=name)
    with contextlib.suppress(ssl.SSLWantReadError):
        engine.do_handshake()
    return outgoing.read()


def in_records(whole: bytes, size: int) -> bytes:
    """Return the same message in records of `size` bytes."""
    body = whole[5:]
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(whole[:3] + len(piece).to_bytes(2, "big") + piece for piece in pieces)

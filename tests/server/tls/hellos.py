"""What real clients say first."""

import contextlib
import ssl
import warnings


def hello(name: str | None, newest: ssl.TLSVersion = ssl.TLSVersion.MAXIMUM_SUPPORTED) -> bytes:
    """Return the ClientHello with which Python's own TLS asks for a name."""
    context = ssl.create_default_context()
    if newest is not ssl.TLSVersion.MAXIMUM_SUPPORTED:
        speak_at_most(context, newest)
    if name is None:
        context.check_hostname = False
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    engine = context.wrap_bio(incoming, outgoing, server_hostname=name)
    with contextlib.suppress(ssl.SSLWantReadError):
        engine.do_handshake()
    return outgoing.read()


def speak_at_most(context: ssl.SSLContext, newest: ssl.TLSVersion) -> None:
    """Let a client speak no newer version of TLS, however old."""
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = newest


def in_records(whole: bytes, size: int) -> bytes:
    """Return the same message in records of `size` bytes."""
    body = whole[5:]
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(whole[:3] + len(piece).to_bytes(2, "big") + piece for piece in pieces)

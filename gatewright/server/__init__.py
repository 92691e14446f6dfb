"""Ports and protocols: bytes in from the socket, `Request` up to a handler, `Response` back down as bytes."""

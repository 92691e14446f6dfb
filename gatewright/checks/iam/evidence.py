"""What of a request shows how it was signed: the parts that are no secret, and the rest marked as one."""

from collections.abc import Iterator

from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.model.fact import Fact
from gatewright.model.request import Request


def evidence(request: Request) -> Iterator[Fact]:
    """Yield what the caller sent as credentials."""
    sent = read(request.headers, request.query)
    if isinstance(sent, SignatureSent):
        yield Fact("request", "signature.credential", "/".join(sent.credential))
        yield Fact("request", "signature.date", sent.date)
        yield Fact("request", "signature.signed_headers", ";".join(sent.signed_headers))
        return
    header = request.headers.get("authorization")
    if isinstance(header, str):
        yield Fact("request", "headers.authorization", header, secret=True)
    elif header is None:
        yield Fact("request", "headers.authorization", "-")

"""Hand out the code of a function, at the address that GetFunction tells."""

import asyncio

from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.services.lambda_.code_location import CodeLocation, parse
from gatewright.store.store import Store


async def respond(request: Request, store: Store) -> Response:
    """Answer a request below `code_location.PREFIX`."""
    location = parse(request.path)
    package = None if location is None else await asyncio.to_thread(_package, store, location)
    if package is None or request.method not in {"GET", "HEAD"}:
        return Response(
            status=404,
            headers=(("Content-Type", "application/json"),),
            body=b'{"message":"there is no such package"}',
        )
    return Response(status=200, headers=(("Content-Type", "application/zip"),), body=package)


def closed() -> Response:
    """Answer who was not told the URL, or was told it too long ago, in S3's words."""
    return Response(
        status=403,
        headers=(("Content-Type", "application/xml"),),
        body=b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired'
        b"</Message></Error>",
    )


def _package(store: Store, location: CodeLocation) -> bytes | None:
    with store.reading(location.account_id, location.region) as documents:
        return documents.blob(location.digest)

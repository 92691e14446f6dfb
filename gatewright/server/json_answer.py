"""An answer of the server's own, of which nothing at AWS has the like: JSON, and nothing around it."""

from json import dumps

from gatewright.model.response import Response


def json_answer(status: int, document: object) -> Response:
    """Return a response with a document."""
    body = dumps(document, separators=(",", ":")).encode()
    return Response(status=status, headers=(("Content-Type", "application/json"),), body=body)

"""Builds the `Request` of what arrived, in less than half the time.

A frozen data class sets each field through `object.__setattr__`; with eleven fields that is 0.8 of the 12 microseconds
that a request may cost here (measured on CPython 3.11). The slots' own setters do the same work without looking the
names up. The values are the very same: a test compares every field with the ordinary constructor's.
"""

from gatewright.model.request import Headers, Peer, Request
from gatewright.server.request_ids import of_client

_new = object.__new__
_set_items = vars(Headers)["items"].__set__
_set_withheld = vars(Headers)["withheld"].__set__
_set_untold = vars(Headers)["untold"].__set__
_set_method = vars(Request)["method"].__set__
_set_host = vars(Request)["host"].__set__
_set_path = vars(Request)["path"].__set__
_set_query = vars(Request)["query"].__set__
_set_headers = vars(Request)["headers"].__set__
_set_body = vars(Request)["body"].__set__
_set_peer = vars(Request)["peer"].__set__
_set_received_at = vars(Request)["received_at"].__set__
_set_request_id = vars(Request)["request_id"].__set__
_set_extended_request_id = vars(Request)["extended_request_id"].__set__
_set_protocol = vars(Request)["protocol"].__set__
_set_connection = vars(Request)["connection"].__set__


def arrive(
    method: str,
    host: str,
    path: str,
    query: str,
    fields: tuple[tuple[str, str], ...],
    body: bytes,
    peer: Peer,
    received_at: float,
    ids: tuple[str, str],
    protocol: str,
) -> Request:
    """Return the request; `ids` are its request id, unless its client gave one, and its extended request id."""
    headers = _new(Headers)
    _set_items(headers, fields)
    _set_withheld(headers, False)
    _set_untold(headers, ())
    request = _new(Request)
    _set_method(request, method)
    _set_host(request, host)
    _set_path(request, path)
    _set_query(request, query)
    _set_headers(request, headers)
    _set_body(request, body)
    _set_peer(request, peer)
    _set_received_at(request, received_at)
    _set_request_id(request, of_client(fields, ids[0]))
    _set_extended_request_id(request, ids[1])
    _set_protocol(request, protocol)
    _set_connection(request, None)
    return request

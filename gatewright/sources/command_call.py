"""The call of a pasted command, put together: its URL, its verb, the fields that were sent and the body."""

from dataclasses import replace

from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.blackened import is_body_told, untold_from
from gatewright.sources.command_url import CommandUrl
from gatewright.sources.exchange import Exchange
from gatewright.sources.http_text import host_name
from gatewright.sources.sent_fields import SentFields


def command_call(url: CommandUrl, fields: SentFields, *, method: str, body: str | bytes | Unknown) -> Exchange:
    """Return the call; a Host field of its own names the host, and the URL whom the client connected to."""
    if isinstance(url.authority, str):
        fields.put_default("Host", url.authority)
    headers = fields.headers()
    if isinstance(url.query, Unknown):
        # As a log does that tells neither: see `checks.iam.possible`.
        headers = replace(headers, withheld=True)
    named = headers.get("host")
    host = UNKNOWN if isinstance(named, Unknown) else url.host if named is None else host_name(named)
    return Exchange(
        method=UNKNOWN if untold_from(method) is not None else method,
        host=host,
        path=url.path,
        query=url.query,
        headers=headers,
        body=body.encode("utf-8", "surrogateescape") if isinstance(body, str) else body,
        connected_to=url.host if isinstance(url.host, str) and host != url.host else None,
        url=url.url,
    )


def told_body(text: str) -> str | Unknown:
    """Return a body that stands in a command; unknown where a part of it is a placeholder."""
    return text if is_body_told(text) else UNKNOWN


def with_query(url: CommandUrl, more: str | Unknown) -> CommandUrl:
    """Return the URL with more parameters behind those that it has."""
    query = url.query
    if isinstance(query, Unknown) or isinstance(more, Unknown):
        return replace(url, query=UNKNOWN, url=None)
    return replace(url, query=f"{query}&{more}" if query else more, url=_with(url.url, more))


def _with(url: str | None, more: str) -> str | None:
    return None if url is None else f"{url}{'&' if '?' in url else '?'}{more}"

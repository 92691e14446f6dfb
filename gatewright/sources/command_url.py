"""The URL of a pasted command: the parts that are told, and those that a variable or a placeholder stands for."""

from dataclasses import dataclass
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.blackened import is_told
from gatewright.sources.errors import EvidenceError
from gatewright.sources.url_parts import split_url

_SCHEME: Final = pattern(r"(?i)(https?|wss?)://")
_ROUGH: Final = pattern(r"(?i)(?:(?:https?|wss?)://)?(?P<authority>[^/?#]*)(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?")
_HOST: Final = pattern(r"(?i)localhost(?::\d+)?|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?|\[[0-9a-f:]+\](?::\d+)?")
_STANDS_FOR: Final = pattern(r"[$<{%]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandUrl:
    """What a command's URL tells."""

    url: str | None
    """The whole URL; `None` where a part of it is not told."""

    host: str | Unknown
    """The host, without port."""

    authority: str | Unknown
    """What the `Host` field says."""

    path: str | Unknown
    """The path."""

    query: str | Unknown
    """The query; empty without one."""

    credentials: bytes | None = None
    """`user:password` before `@`."""


def command_url(text: str) -> CommandUrl | None:
    """Read the URL of a command; `None` for what is none, so that the word was no URL or the text no command."""
    if not looks_like_a_url(text):
        return None
    whole = text if _SCHEME.match(text) is not None else f"http://{text}"
    if is_told(whole):
        try:
            parts = split_url(whole)
        except EvidenceError:
            return None
        return CommandUrl(
            url=parts.url,
            host=parts.host,
            authority=parts.authority,
            path=parts.path,
            query=parts.query or "",
            credentials=parts.credentials,
        )
    return _in_part(text)


def looks_like_a_url(text: str) -> bool:
    """Tell whether a word can be meant as a URL: by its scheme, its host, or the variable that it begins with."""
    if _SCHEME.match(text) is not None:
        return True
    authority = text.partition("/")[0].partition("?")[0]
    return _HOST.fullmatch(authority) is not None or _STANDS_FOR.match(text) is not None


def _in_part(text: str) -> CommandUrl:
    """Read a URL of which a part is not told; a variable in the place of the host may hold a path too."""
    rough = _ROUGH.match(text)
    assert rough is not None, "every text matches"
    authority, path, query = rough["authority"], rough["path"] or "/", rough["query"] or ""
    known = is_told(authority) and bool(authority)
    variable = not known and _SCHEME.match(text) is None
    host = authority.rpartition("@")[2].lower() if known else UNKNOWN
    return CommandUrl(
        url=None,
        host=host if isinstance(host, Unknown) else host.partition(":")[0],
        authority=host,
        path=path if is_told(path) and not variable else UNKNOWN,
        query=query if is_told(query) and (query or not variable) else UNKNOWN,
    )

"""A command of HTTPie, `http POST url x-api-key:abc q=1`: the call that it makes, as far as the command tells it.

https://httpie.io/docs/cli . Items behind the URL are told apart by what stands between name and value: a field, a
parameter of the query, a member of a JSON object, a file. What a session or a file holds is not told.
"""

import base64
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal
from urllib.parse import quote_plus, urlencode

from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.blackened import untold_from
from gatewright.sources.command_call import command_call, told_body, with_query
from gatewright.sources.command_url import CommandUrl, command_url
from gatewright.sources.exchange import Exchange
from gatewright.sources.sent_fields import SentFields

_METHOD: Final = pattern(r"[A-Z]{3,10}")
_ITEM: Final = pattern(r"(?P<name>(?:[^\\:=;@]|\\.)*?)(?P<between>:=@|=@|:=|==|=|:|@|;$)(?P<value>.*)", 16)
_SHORT_WITH_VALUE: Final = frozenset("aAopPs")
_NAMES: Final = "auth auth-type output print pretty style session proxy verify timeout max-redirects cert cert-key raw"
_WITH_VALUE: Final = frozenset(_NAMES.split())
_LOCAL: Final = pattern(r":(\d*)(/.*)?$")


def httpie_command(words: Sequence[str], *, scheme: Literal["http", "https"] = "http") -> Exchange | None:
    """Return the call of the words behind `http` or `https`; `None` where they make none."""
    given = list(_options(words))
    plain = [value for name, value in given if not name]
    method = plain.pop(0) if plain and _METHOD.fullmatch(plain[0]) is not None else None
    url = _url(plain.pop(0), scheme) if plain else None
    if url is None:
        return None
    values, flags = dict(given), {name for name, _ in given}
    form = bool(flags & {"form", "f", "multipart"})
    fields = SentFields(withheld=bool(flags & {"session", "s"}))
    data: dict[str, Any] = {}
    body: str | Unknown = told_body(values.get("raw", ""))
    queries: list[tuple[str, str]] = []
    for item in plain:
        found = _ITEM.fullmatch(item)
        if found is None:
            return None
        name, between, value = found["name"].replace("\\", ""), found["between"], found["value"]
        if between in (":", ";"):
            _put_field(fields, name, between, value)
        elif between == "==":
            queries.append((name, value))
        elif between in ("=", ":="):
            data[name] = value if between == "=" else _json(value)
        else:
            body = UNKNOWN
    for name, value in queries:
        url = with_query(url, f"{quote_plus(name)}={quote_plus(value)}" if untold_from(value) is None else UNKNOWN)
    if data and not isinstance(body, Unknown):
        body = told_body(urlencode(data) if form else json.dumps(data))
    _put_credentials(fields, values)
    _put_defaults(fields, body, form=form)
    return command_call(url, fields, method=method or ("GET" if body == "" else "POST"), body=body)


def _url(word: str, scheme: str) -> CommandUrl | None:
    """Read the URL, of which the scheme and the name of this machine may be left out."""
    local = _LOCAL.match(word)
    whole = f"localhost{':' if local[1] else ''}{local[1]}{local[2] or ''}" if local is not None else word
    return command_url(whole if "://" in whole or whole[:1] in "$<{%" else f"{scheme}://{whole}")


def _put_field(fields: SentFields, name: str, between: str, value: str) -> None:
    if between == ";" or value:
        fields.put(name, value)
    else:
        fields.removed.add(name.lower())


def _json(value: str) -> object:
    try:
        parsed: object = json.loads(value)
    except (ValueError, RecursionError):
        return value
    return parsed


def _put_credentials(fields: SentFields, values: dict[str, str]) -> None:
    pair = values.get("auth", values.get("a"))
    kind = values.get("auth-type", values.get("A", "basic"))
    if pair is None:
        return
    if kind == "bearer":
        fields.put("Authorization", f"Bearer {pair}")
    elif kind == "basic" and ":" in pair and untold_from(pair) is None:
        fields.put_default("Authorization", "Basic " + base64.b64encode(pair.encode()).decode("ascii"))
    else:
        fields.put_default("Authorization", "Basic " if kind == "basic" else "", told=False)


def _put_defaults(fields: SentFields, body: str | Unknown, *, form: bool) -> None:
    """Note the fields that HTTPie sends by itself."""
    sends = isinstance(body, Unknown) or body != ""
    fields.put_default("User-Agent", "HTTPie/", told=False)
    fields.put_default("Accept-Encoding", "gzip, deflate", told=False)
    fields.put_default("Accept", "application/json, */*;q=0.5" if sends and not form else "*/*")
    fields.put_default("Connection", "keep-alive")
    if sends:
        kind = "application/x-www-form-urlencoded" if form else "application/json"
        fields.put_default("Content-Type", kind, told=not isinstance(body, Unknown))
        fields.put_length(body)


def _options(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield options and arguments, the latter without a name."""
    left = iter(words)
    for word in left:
        if word.startswith("--"):
            name, equals, value = word[2:].partition("=")
            yield name, value if equals or name not in _WITH_VALUE else next(left, "")
        elif not word.startswith("-") or len(word) == 1:
            yield "", word
        else:
            at = next((index for index, letter in enumerate(word) if letter in _SHORT_WITH_VALUE), None)
            yield from ((letter, "") for letter in word[1:at])
            if at is not None:
                yield word[at], word[at + 1 :] or next(left, "")

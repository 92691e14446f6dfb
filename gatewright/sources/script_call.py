"""A call that a script makes: `fetch("url", {method, headers})`, `axios.get(url)` and `requests.get(url)`.

https://developer.mozilla.org/docs/Web/API/RequestInit , https://requests.readthedocs.io/en/latest/api/ ; Chrome's
"Copy as fetch" writes the former. Browsers add fields of their own, whose values nobody told.
"""

import base64
import json
from collections.abc import Iterable, Mapping
from typing import Final, cast
from urllib.parse import urlencode

from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.blackened import is_told, untold_from
from gatewright.sources.command_call import command_call, told_body, with_query
from gatewright.sources.command_url import CommandUrl, command_url
from gatewright.sources.exchange import Exchange
from gatewright.sources.script_literal import UNTOLD, Literal, Script, value_at
from gatewright.sources.script_names import names_above
from gatewright.sources.sent_fields import SentFields

_WITH_DATA: Final = frozenset({"post", "put", "patch"})
_OF_A_BROWSER: Final = ("User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Origin", "Referer")
_KEYWORD: Final = pattern(r"\s*(?P<name>[a-z_]+)\s*=(?!=)")
_LONGEST: Final = 20_000
"""How long the arguments of a call may be."""

_FORM: Final = "application/x-www-form-urlencoded"


def fetch_call(text: str, start: int) -> tuple[Exchange, int] | None:
    """Return the call of `fetch`, whose arguments begin at `start`, and the index behind; `None` where it is none."""
    read = _arguments(text, start, spaced=False)
    if read is None:
        return None
    plain, _, end = read
    url = _url(plain)
    if url is None:
        return None
    given = plain[1] if len(plain) > 1 else {}
    fields = SentFields()
    options = given if isinstance(given, dict) else {}
    if not isinstance(given, dict):
        fields.withheld = True
    _put(fields, options.get("headers"))
    for name in _OF_A_BROWSER:
        fields.put_default(name, "", told=False)
    if options.get("credentials") not in ("omit", None):
        fields.put_default("Cookie", "", told=False)
    told = options.get("body")
    body: str | Unknown = "" if told is None else told_body(told) if isinstance(told, str) else UNKNOWN
    if told is not None:
        fields.put_default("Content-Type", "text/plain;charset=UTF-8", told=not isinstance(body, Unknown))
        fields.put_length(body)
    method = options.get("method", "GET")
    return command_call(url, fields, method=_verb(method), body=body), end


def axios_call(text: str, start: int, verb: str) -> tuple[Exchange, int] | None:
    """Return the call of `axios.VERB(url, ...)`, or of `axios({...})`, and the index behind it."""
    read = _arguments(text, start, spaced=False)
    if read is None:
        return None
    plain, _, end = read
    place, data, config = _of_axios(plain, verb)
    url = _url([place])
    if url is None:
        return None
    options = config if isinstance(config, dict) else {}
    fields = SentFields(withheld=not isinstance(config, dict))
    _put(fields, options.get("headers"))
    fields.put_default("Accept", "application/json, text/plain, */*")
    for name in _OF_A_BROWSER:
        fields.put_default(name, "", told=False)
    if "params" in options:
        url = with_query(url, _encoded(options["params"]))
    if "auth" in options:
        fields.put_default("Authorization", "Basic ", told=False)
    method = options.get("method", "get") if verb in ("", "request") else verb
    return command_call(url, fields, method=_verb(method), body=_axios_body(fields, data)), end


def _of_axios(plain: list[Literal], verb: str) -> tuple[Literal, Literal, Literal]:
    """Return URL, data and configuration: each has its place, or all stand in the one object."""
    first, second, third = [*plain, *([None] * 3)][:3]
    if isinstance(first, dict):
        return first.get("url"), first.get("data"), first
    if verb in _WITH_DATA:
        return first, second, {} if third is None else third
    config = {} if second is None else second
    return first, config.get("data") if isinstance(config, dict) else None, config


def _axios_body(fields: SentFields, data: Literal) -> str | Unknown:
    if data is None:
        return ""
    told = data if isinstance(data, str) else json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    body = told_body(told)
    kind = "application/json" if not isinstance(data, str) else _FORM
    fields.put_default("Content-Type", kind, told=not isinstance(body, Unknown))
    if isinstance(body, Unknown) or body:
        fields.put_length(body)
    return body


def requests_call(text: str, start: int, verb: str) -> tuple[Exchange, int] | None:
    """Return the call of `requests.VERB`, whose arguments begin at `start`, and the index behind it."""
    read = _arguments(text, start, spaced=True)
    if read is None:
        return None
    plain, named, end = read
    method = _verb(plain.pop(0) if plain else named.get("method", UNTOLD)) if verb == "request" else verb.upper()
    url = _url(plain or [named.get("url")])
    if url is None:
        return None
    fields = SentFields()
    _put(fields, named.get("headers"))
    if "params" in named or (verb == "get" and len(plain) > 1):
        url = with_query(url, _encoded(named.get("params", plain[1] if len(plain) > 1 else None)))
    body = _requests_body(fields, named, plain[1] if len(plain) > 1 and verb in ("post", "put", "patch") else None)
    _put_login(fields, named.get("auth"))
    if "cookies" in named:
        fields.put_default("Cookie", "", told=False)
    fields.put_default("User-Agent", "python-requests/", told=False)
    fields.put_default("Accept-Encoding", "gzip, deflate", told=False)
    fields.put_default("Accept", "*/*")
    fields.put_default("Connection", "keep-alive")
    if isinstance(body, Unknown) or body:
        fields.put_length(body)
    return command_call(url, fields, method=method, body=body), end


def _arguments(text: str, start: int, *, spaced: bool) -> tuple[list[Literal], dict[str, Literal], int] | None:
    """Read arguments up to the closing bracket: those without a name, and those with one."""
    script = Script(text[: start + _LONGEST], start, names_above(text, start, spaced=spaced), spaced)
    plain: list[Literal] = []
    named: dict[str, Literal] = {}
    try:
        while not script.takes(")"):
            keyword = _KEYWORD.match(text, script.at) if spaced else None
            if keyword is not None:
                script.at = keyword.end()
                named[keyword["name"]] = value_at(script)
            else:
                plain.append(value_at(script))
            if not script.takes(",") and script.blank() != ")":
                return None
    except ValueError:
        return None
    return plain, named, script.at


def _url(plain: list[Literal]) -> CommandUrl | None:
    text = plain[0] if plain else None
    return command_url(text) if isinstance(text, str) else None


def _verb(value: Literal) -> str:
    return value.upper() if isinstance(value, str) and is_told(value) else UNTOLD


def _put(fields: SentFields, told: Literal) -> None:
    """Note the fields of an object; of a name that stands for one nobody knows which there are."""
    if isinstance(told, dict):
        for name, value in told.items():
            fields.put(name, value if isinstance(value, str) else UNTOLD)
    elif told is not None:
        fields.withheld = True


def _encoded(told: Literal) -> str | Unknown:
    if isinstance(told, dict) and _all_told(told.values()):
        return urlencode(cast(Mapping[str, str], told), doseq=True)
    return UNKNOWN


def _all_told(values: Iterable[Literal]) -> bool:
    return all(isinstance(one, int | float) or (isinstance(one, str) and untold_from(one) is None) for one in values)


def _requests_body(fields: SentFields, named: Mapping[str, Literal], second: Literal) -> str | Unknown:
    """Return the body, and note its type."""
    if "files" in named:
        fields.put_default("Content-Type", "multipart/form-data; boundary=", told=False)
        return UNKNOWN
    data = named.get("data", second)
    if data is not None:
        if isinstance(data, str):
            return told_body(data)
        fields.put_default("Content-Type", _FORM)
        return _encoded(data)
    if named.get("json") is not None:
        fields.put_default("Content-Type", "application/json")
        return told_body(json.dumps(named["json"]))
    return ""


def _put_login(fields: SentFields, told: Literal) -> None:
    """Note what `auth=` makes of itself: a pair is sent with HTTP Basic, an object signs or does something else."""
    if isinstance(told, list) and _all_told(told):
        pair = ":".join(map(str, told))
        fields.put_default("Authorization", "Basic " + base64.b64encode(pair.encode()).decode("ascii"))
    elif told is not None:
        fields.put_default("Authorization", "", told=False)

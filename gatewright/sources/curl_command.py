"""A `curl` command: the call that it makes, as far as the command tells it.

https://curl.se/docs/manpage.html . What the command's options say of the request is what curl sends: its verb, its
fields in curl's order with those that curl adds by itself, its body. A file's content, a variable's value and a
signature are not told; the fields that hold them were sent all the same.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import quote

from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.blackened import untold_from
from gatewright.sources.command_call import command_call, told_body, with_query
from gatewright.sources.command_url import CommandUrl, command_url
from gatewright.sources.curl_options import options
from gatewright.sources.exchange import Exchange
from gatewright.sources.sent_fields import SentFields

_FORM: Final = "application/x-www-form-urlencoded"
_JSON: Final = "application/json"
_SWITCHES: Final = frozenset({"get", "head"})
_LOGINS: Final = frozenset({"digest", "ntlm", "negotiate", "anyauth", "netrc", "netrc-optional", "netrc-file"})
"""Ways to log in whose field a command does not tell."""


@dataclass(slots=True)
class _Told:
    """What the options have said so far."""

    fields: SentFields = field(default_factory=SentFields)
    urls: list[str] = field(default_factory=list)
    method: str | None = None
    data: list[str | Unknown] = field(default_factory=list)
    glue: str = "&"
    content_type: str = _FORM
    queries: list[str | Unknown] = field(default_factory=list)
    switches: set[str] = field(default_factory=set)
    multipart: bool = False
    upload: str | None = None
    user: str | None = None
    signs: bool = False
    instead: str | None = None
    address: str | Unknown = UNKNOWN
    several: bool = False


def curl_command(words: Sequence[str]) -> Exchange | None:
    """Return the call of the words behind `curl`; `None` where they make none, or more than one."""
    told = _Told()
    for name, value in options(words):
        _take(told, name, value)
    if told.several or len(told.urls) != 1:
        return None
    url = command_url(told.urls[0])
    return None if url is None else _exchange(told, url)


def _take(told: _Told, name: str, value: str) -> None:
    """Note one option."""
    if name in ("", "url"):
        told.urls.append(value)
    elif name == "next":
        told.several = True
    elif name == "config":
        told.fields.withheld = True
    elif name in _SWITCHES:
        told.switches.add(name)
    elif name in _LOGINS:
        told.fields.put_untold("Authorization")
    elif name in _BY_OPTION:
        _BY_OPTION[name](told, value)


def _header(told: _Told, line: str) -> None:
    """Read `-H`: a field, `Name:` that takes one of curl's away, `Name;` that sends it empty."""
    name, colon, value = line.partition(":")
    if line.startswith("@") or (not colon and not line.endswith(";")):
        told.fields.withheld = told.fields.withheld or line.startswith("@") or untold_from(line) is not None
    elif not colon:
        told.fields.put(line[:-1], "")
    elif not value.strip():
        told.fields.removed.add(name.strip().lower())
    else:
        told.fields.put(name.strip(), value.strip())


def _data(told: _Told, value: str) -> None:
    """Read `-d`: what a file holds is not told."""
    told.data.append(UNKNOWN if value.startswith("@") else value)


def _raw(told: _Told, value: str) -> None:
    told.data.append(value)


def _urlencoded(told: _Told, value: str) -> None:
    """Read `--data-urlencode`: `content`, `=content`, `name=content`, or a file."""
    told.data.append(_encoded(value))


def _encoded(value: str) -> str | Unknown:
    name, equals, content = value.partition("=")
    if not equals:
        return UNKNOWN if "@" in value else quote(value, safe="-._~")
    return f"{name}={quote(content, safe='-._~')}" if name else quote(content, safe="-._~")


def _json(told: _Told, value: str) -> None:
    _data(told, value)
    told.glue, told.content_type = "", _JSON


def _multipart(told: _Told, _: str) -> None:
    told.multipart = True


def _cookie(told: _Told, value: str) -> None:
    """Read `-b`: cookies, or the name of a file that holds them."""
    if "=" in value:
        told.fields.put("Cookie", value)
    else:
        told.fields.put_untold("Cookie")


def _connect_to(told: _Told, value: str) -> None:
    """Read `--connect-to HOST1:PORT1:HOST2:PORT2`."""
    host = value.rsplit(":", 2)[-2] if value.count(":") >= 3 else ""
    told.instead = host.lower() if host and untold_from(host) is None else told.instead


def _resolve(told: _Told, value: str) -> None:
    """Read `--resolve HOST:PORT:ADDRESS`."""
    address = value.split(":", 2)[-1].partition(",")[0].strip("[]") if value.count(":") > 1 else ""
    if address and untold_from(address) is None:
        told.address = address


def _set(name: str) -> Callable[[_Told, str], None]:
    return lambda told, value: setattr(told, name, value)


def _field(name: str) -> Callable[[_Told, str], None]:
    return lambda told, value: told.fields.put(name, value)


def _signs(told: _Told, _: str) -> None:
    told.signs = True


def _url_query(told: _Told, value: str) -> None:
    told.queries.append(value[1:] if value.startswith("+") else _encoded(value))


_BY_OPTION: Final[Mapping[str, Callable[[_Told, str], None]]] = {
    "header": _header,
    "request": _set("method"),
    "data": _data,
    "data-ascii": _data,
    "data-binary": _data,
    "data-raw": _raw,
    "data-urlencode": _urlencoded,
    "json": _json,
    "form": _multipart,
    "form-string": _multipart,
    "upload-file": _set("upload"),
    "user": _set("user"),
    "aws-sigv4": _signs,
    "oauth2-bearer": lambda told, value: told.fields.put("Authorization", f"Bearer {value}"),
    "user-agent": _field("User-Agent"),
    "referer": _field("Referer"),
    "range": lambda told, value: told.fields.put("Range", f"bytes={value}"),
    "time-cond": lambda told, _: told.fields.put_untold("If-Modified-Since"),
    "etag-compare": lambda told, _: told.fields.put_untold("If-None-Match"),
    "compressed": lambda told, _: told.fields.put_untold("Accept-Encoding"),
    "cookie": _cookie,
    "connect-to": _connect_to,
    "resolve": _resolve,
    "url-query": _url_query,
}


def _exchange(told: _Told, url: CommandUrl) -> Exchange:
    """Return the call that all options together make."""
    body = _body(told)
    for more in (*told.queries, *([body] if "get" in told.switches and told.data else [])):
        url = with_query(url, more)
    if "get" in told.switches:
        body = ""
    upload = told.upload
    if upload is not None and isinstance(url.path, str) and url.path.endswith("/"):
        name = UNKNOWN if untold_from(upload) is not None or upload == "-" else quote(upload.rpartition("/")[2])
        url = replace(url, path=UNKNOWN if isinstance(name, Unknown) else url.path + name, url=None)
    _put_fields(told, url, body)
    call = command_call(url, told.fields, method=told.method or _method(told), body=body)
    return replace(call, connected_to=told.instead or call.connected_to, remote_ip=told.address)


def _method(told: _Told) -> str:
    if "head" in told.switches:
        return "HEAD"
    if told.upload is not None:
        return "PUT"
    return "POST" if (told.data or told.multipart) and "get" not in told.switches else "GET"


def _body(told: _Told) -> str | Unknown:
    """Return the body; that of a form or a file is not told."""
    if told.multipart or told.upload is not None:
        return UNKNOWN
    parts = [part for part in told.data if isinstance(part, str)]
    return told_body(told.glue.join(parts)) if len(parts) == len(told.data) else UNKNOWN


def _put_fields(told: _Told, url: CommandUrl, body: str | Unknown) -> None:
    """Note the fields that curl sends by itself."""
    fields = told.fields
    _put_credentials(told, url)
    fields.put_default("User-Agent", "curl/", told=False)
    fields.put_default("Accept", "*/*" if told.content_type != _JSON else _JSON)
    if told.multipart:
        fields.put_default("Content-Length", "", told=False)
        fields.put_default("Content-Type", "multipart/form-data; boundary=", told=False)
    elif told.upload is not None or (told.data and "get" not in told.switches):
        fields.put_length(body)
        if told.data:
            fields.put_default("Content-Type", told.content_type)


def _put_credentials(told: _Told, url: CommandUrl) -> None:
    """Note the field that `--user`, `--aws-sigv4` or a name in the URL makes of themselves."""
    user = told.user if told.user is not None else (url.credentials or b"").decode("utf-8", "replace") or None
    if told.signs:
        key = (user or "").partition(":")[0]
        known = f"{key}/" if key and untold_from(key) is None and untold_from(user or "") != 0 else ""
        told.fields.put_default("Authorization", f"AWS4-HMAC-SHA256 Credential={known}", told=False)
        told.fields.put_default("X-Amz-Date", "", told=False)
    elif user is not None and (":" not in user or untold_from(user) is not None):
        told.fields.put_default("Authorization", "Basic ", told=False)
    elif user is not None:
        told.fields.put_default("Authorization", f"Basic {base64.b64encode(user.encode()).decode('ascii')}")

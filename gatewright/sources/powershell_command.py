"""`Invoke-WebRequest` and `Invoke-RestMethod`: the call that they make, as far as the script tells it.

https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-restmethod . Parameters stand in any
letters and any order, and may be cut short; the fields are a hash table, in its place or in a variable above.
"""

import re
from collections.abc import Mapping
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.command_call import command_call, told_body
from gatewright.sources.command_url import CommandUrl, command_url
from gatewright.sources.exchange import Exchange
from gatewright.sources.sent_fields import SentFields

_PARAMETER: Final = pattern(
    r"(?is)[ \t]*(?:`?\n[ \t]*(?:>>[ \t]*)?(?=-|@\{))?(?:-(?P<name>[a-z]+)[ \t:]*)?"
    r"(?P<value>@\{.*?\}|'(?:[^']|'')*'|\"(?:[^\"`]|`.|\"\")*\"|\((?:[^()]|\([^()]*\))*\)|[^\s|;`'\"{}()-][^\s|;]*)?"
)
_PAIR: Final = pattern(
    r"(?s)[ \t]*(?P<quote>['\"]?)(?P<name>[A-Za-z0-9_-]+)(?P=quote)[ \t]*=[ \t]*"
    r"(?P<value>'(?:[^']|'')*'|\"(?:[^\"`]|`.)*\"|[^;\n}]+)"
)
_ADDED: Final = pattern(
    r"\$\w+(?:\.Add\(|\[)\s*(?P<quote>['\"])(?P<name>[A-Za-z0-9_-]+)(?P=quote)\s*(?:,|\]\s*=)\s*"
    r"(?P<value>'[^'\n]*'|\"[^\"\n]*\"|\$\w+)"
)
"""`$headers.Add("name", "value")` and `$headers["name"] = "value"`."""

_SWITCHES: Final = frozenset(
    {"usebasicparsing", "verbose", "debug", "skipcertificatecheck", "usedefaultcredentials", "skiphttperrorcheck"}
)
_FORM: Final = "application/x-www-form-urlencoded"


def powershell_command(text: str, start: int) -> tuple[Exchange, int] | None:
    """Return the call whose parameters begin at index `start`, and the index behind them; `None` where it is none."""
    values, end = _parameters(text, start)
    place = _resolved(values.get("uri", values.get("", "")), text, start)
    url = None if isinstance(place, Unknown) else command_url(place)
    if url is None:
        return None
    fields = SentFields()
    _put_fields(fields, values.get("headers"), text, start)
    body = _body(values.get("body"), text, start)
    kind = values.get("contenttype")
    if kind is not None:
        fields.put_default("Content-Type", _unquoted(kind))
    return _call(url, fields, values, body), end


def _call(url: CommandUrl, fields: SentFields, values: Mapping[str, str], body: str | Unknown) -> Exchange:
    fields.put_default("User-Agent", "Mozilla/5.0 (", told=False)
    for option in ("credential", "token", "websession"):
        if option in values:
            fields.put_default("Authorization" if option != "websession" else "Cookie", "", told=False)
    method = _unquoted(values.get("method", "GET")).upper()
    if isinstance(body, Unknown) or body:
        fields.put_default("Content-Type", _FORM, told=method == "POST")
        fields.put_length(body)
    return command_call(url, fields, method=method, body=body)


def _parameters(text: str, at: int) -> tuple[dict[str, str], int]:
    """Return the parameters by their full names, lower case, an argument's name empty; and where they end."""
    found: dict[str, str] = {}
    while True:
        match = _PARAMETER.match(text, at)
        if match is None or match.end() == at or not (match["name"] or match["value"]):
            return found, at
        name, value = _full(match["name"] or ""), match["value"] or ""
        if name in _SWITCHES and value:
            found.setdefault("", value)
        else:
            found.setdefault(name, value)
        at = match.end()


def _full(name: str) -> str:
    """Return the whole name of a parameter that may be cut short."""
    known = ("uri", "method", "headers", "body", "contenttype", "credential", "token", "websession", *_SWITCHES)
    begun = [one for one in known if one.startswith(name.lower())]
    return begun[0] if name and len(begun) == 1 else name.lower()


def _put_fields(fields: SentFields, table: str | None, text: str, before: int) -> None:
    """Read the hash table of the fields; one that stands nowhere may hold any."""
    if table is None:
        return
    whole = table if table.startswith("@{") else _assigned(table, text, before)
    if whole is None or not whole.startswith(("@{", "New-Object", "[")):
        fields.withheld = True
        return
    added = _ADDED.finditer(text, 0, before) if not table.startswith("@{") else ()
    for pair in (*_PAIR.finditer(whole[2:] if whole.startswith("@{") else ""), *added):
        value = _resolved(pair["value"].strip(), text, before)
        if isinstance(value, Unknown):
            fields.put_untold(pair["name"])
        else:
            fields.put(pair["name"], value)


def _body(value: str | None, text: str, before: int) -> str | Unknown:
    if value is None:
        return ""
    told = _resolved(value, text, before)
    return UNKNOWN if isinstance(told, Unknown) or told.startswith("@") else told_body(told)


def _resolved(value: str, text: str, before: int) -> str | Unknown:
    """Return a string that is told; a variable that is set above stands for its value."""
    if value.startswith("("):
        return UNKNOWN
    if value.startswith("$"):
        told = _assigned(value, text, before)
        return value if told is None or told.startswith(("$", "(")) else _unquoted(told)
    return _unquoted(value)


def _assigned(variable: str, text: str, before: int) -> str | None:
    """Return what a variable was last set to above the command."""
    if not variable.startswith("$") or not variable[1:].isidentifier():
        return None
    setting = re.compile(rf"(?im)\{variable}\s*=\s*((?s:@\{{.*?\}})|'[^'\n]*'|\"[^\"\n]*\"|[^\n]+)")
    found = [match[1].strip() for match in setting.finditer(text, 0, before)]
    return found[-1] if found else None


def _unquoted(value: str) -> str:
    if value[:1] == "'" and value[-1:] == "'":
        return value[1:-1].replace("''", "'")
    if value[:1] == '"' and value[-1:] == '"':
        return value[1:-1].replace('""', '"').replace('`"', '"')
    return value

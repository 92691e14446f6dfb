"""A `wget` command: the call that it makes, as far as the command tells it.

https://www.gnu.org/software/wget/manual/wget.html . `--user` and `--password` are sent to nobody who has not asked for
them, unless `--auth-no-challenge` says so.
"""

import base64
from collections.abc import Iterator, Sequence
from typing import Final

from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.blackened import untold_from
from gatewright.sources.command_call import command_call, told_body
from gatewright.sources.command_url import command_url
from gatewright.sources.exchange import Exchange
from gatewright.sources.sent_fields import SentFields

_SHORT_WITH_VALUE: Final = frozenset("aAbBDeGiIoOPQRtTUwX")
_SHORT: Final = {"U": "user-agent"}
_NAMES: Final = (
    "header method body-data body-file post-data post-file user password http-user http-password user-agent referer"
    " output-document output-file append-output tries timeout wait limit-rate ca-certificate certificate private-key"
    " load-cookies save-cookies execute directory-prefix input-file secure-protocol max-redirect"
)
_WITH_VALUE: Final = frozenset(_NAMES.split())
_FORM: Final = "application/x-www-form-urlencoded"


def wget_command(words: Sequence[str]) -> Exchange | None:
    """Return the call of the words behind `wget`; `None` where they make none, or more than one."""
    given = list(_options(words))
    urls = [value for name, value in given if not name]
    url = command_url(urls[0]) if len(urls) == 1 else None
    if url is None:
        return None
    values = dict(given)
    fields = SentFields()
    for name, value in given:
        if name == "header":
            field, _, text = value.partition(":")
            fields.put(field.strip(), text.strip())
        elif name in ("user-agent", "referer"):
            fields.put(name, value)
        elif name == "load-cookies":
            fields.put_untold("Cookie")
    _put_credentials(fields, values)
    fields.put_default("User-Agent", "Wget/", told=False)
    fields.put_default("Accept", "*/*")
    fields.put_default("Accept-Encoding", "identity")
    fields.put_default("Connection", "Keep-Alive")
    body = _body(values)
    if isinstance(body, Unknown) or body:
        fields.put_default("Content-Type", _FORM)
        fields.put_length(body)
    posts = any(name in values for name in ("post-data", "post-file"))
    return command_call(url, fields, method=values.get("method", "POST" if posts else "GET"), body=body)


def _put_credentials(fields: SentFields, values: dict[str, str]) -> None:
    user = values.get("http-user", values.get("user"))
    if user is None or "auth-no-challenge" not in values:
        return
    pair = f"{user}:{values.get('http-password', values.get('password', ''))}"
    if untold_from(pair) is None:
        fields.put_default("Authorization", "Basic " + base64.b64encode(pair.encode()).decode("ascii"))
    else:
        fields.put_default("Authorization", "Basic ", told=False)


def _body(values: dict[str, str]) -> str | Unknown:
    if "post-file" in values or "body-file" in values:
        return UNKNOWN
    return told_body(values.get("post-data", values.get("body-data", "")))


def _options(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield options and arguments, the latter without a name."""
    left = iter(words)
    for word in left:
        if word.startswith("--"):
            name, equals, value = word[2:].partition("=")
            yield name, value if equals or name not in _WITH_VALUE else next(left, "")
        elif not word.startswith("-") or word == "-":
            yield "", word
        else:
            at = next((index for index, letter in enumerate(word) if letter in _SHORT_WITH_VALUE), None)
            if at is not None:
                yield _SHORT.get(word[at], word[at]), word[at + 1 :] or next(left, "")

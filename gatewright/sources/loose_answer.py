"""An answer of which somebody pasted pieces: header lines, a dictionary of them, the JSON body, the bare message.

From a console, a chat or a question in a forum. What is not there stays unknown; only texts that API Gateway and its
neighbours write are taken for a message.
"""

import json
import re
from functools import lru_cache
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.known_texts import (
    ALONE,
    FRAGMENTS,
    MESSAGES,
    NAMED,
    NAMED_TEXT,
    PAGE,
    REFUSAL,
    SPELT,
    STATUS_OF_A_CALL,
)
from gatewright.sources.log_codes import logged_code
from gatewright.sources.python_literal import printed_by_python
from gatewright.sources.retold import in_aws_words
from gatewright.sources.sdk_names import operation_in, service_in
from gatewright.sources.url_in_text import address, first_url, verb_in
from gatewright.sources.waf_pieces import waf_pieces

_FIELD: Final = pattern(
    r"['\"]?\b(?P<name>x-amzn-errortype|x-amz-apigw-id|x-amzn-requestid|apigw-requestid|x-cache|via|server"
    r"|cf-ray|cf-mitigated|www-authenticate|x-amz-cf-id|x-amz-cf-pop|x-amzn-waf-action|x-amz-id-2|x-amz-request-id)"
    r"['\"]?[ \t]*[:=|][ \t]*"
    r"(?P<quote>['\"]?)(?P<value>[^\n]*?)(?P=quote)\s*(?=$|[,}\n])",
    re.IGNORECASE | re.MULTILINE,
)
_LISTED: Final = pattern(
    r"['\"]?\b(?P<name>x-amzn-errortype)['\"]?(?:\s*(?:=>|[\u2192,=])\s*|\s+)(?:[\[(]\s*)?['\"]?"
    r"(?P<value>[A-Z][A-Za-z]{2,60}Exception)\b",
    re.IGNORECASE,
)
"""The error's name in lists and dictionaries of Ruby, Swift, Elixir and Node, in Postman's and in tables."""

_MARKS: Final = frozenset(
    {"x-amzn-errortype", "x-amz-apigw-id", "x-amzn-requestid", "apigw-requestid", "x-amzn-waf-action", "cf-mitigated"}
)
_OBJECT: Final = pattern(r"\{[^{}]*\"(?:message|Message|__type)\"[^{}]*\}", re.DOTALL)
_STATUS: Final = pattern(r"(?:^|[\s:=(\[])(?P<status>[45]\d\d)(?=$|[\s,:)\]])")
_STATUS_WORDS: Final = pattern(
    r"(?:status(?: ?code)?|http|error|code)['\"]?\s*(?:[:=]\s*)?(?P<status>[45]\d\d)\b", re.IGNORECASE
)
_CHALLENGE: Final = re.compile(r"Bearer (?:scope=\"[^\"]*\",? )?error=\"invalid_token\"[^\n]*")
"""What HTTP APIs say of a token, in `WWW-Authenticate`."""

_SERVERS: Final = pattern(r"AmazonS3|awselb/|cloudflare|CloudFront|AkamaiGHost", re.IGNORECASE)
"""Servers that are none of API Gateway's, and say who answered where nothing else was shown."""

_NAMED_TYPE: Final = pattern(
    r"\b(?:Gone|MissingAuthenticationToken|IncompleteSignature|InvalidSignature|UnrecognizedClient|ExpiredToken)Exception\b"
)
"""An error type that a text names in passing, and that says what was refused."""

_CODE: Final = re.compile(r"\bcode['\" ]*[:=]\s*['\"](?P<code>[A-Z][A-Za-z]{3,60})['\"]", re.IGNORECASE)
_CALLED: Final = re.compile(r"arn:|\w+Credentials ")
_LOGIN_ASKED: Final = "HTTP Authentication failed; no valid credentials available"
"""What Chrome says of a WebSocket whose handshake was answered with 401."""
_REASON: Final = pattern(
    r"(?:ClientResponseError: (?=\d{3}, message=)|(?:Response|status) code (?=\d{3} \())(\d{3})"
    r"(?:, message='[^'\n]*'| \([A-Za-z ]*\))"
)
"""aiohttp calls the reason of the status line a message, and got puts it behind the status."""

_OKHTTP: Final = pattern(r"Response\{protocol=[^,{}\n]*, code=(\d{3}), message=[^,{}\n]*, url=([^\s{}]+)\}")
"""So does OkHttp."""

_LONGEST: Final = 20_000


def loose_answer(text: str, *, origin: str) -> Exchange | None:
    """Return what the pieces tell; `None` when nothing in the text is a piece of an answer."""
    if len(text) > _LONGEST:
        return None
    text = _OKHTTP.sub(r"status code: \1 \2", _REASON.sub(r"status code: \1", text))
    if (blocked := waf_pieces(text, origin=origin)) is not None:
        return blocked
    alone = _alone(text)
    told = ((match["name"], _unlisted(match["value"])) for match in _FIELD.finditer(_unfolded(text)))
    fields = {name: value for name, value in told if value}
    if (listed := _LISTED.search(text)) is not None:
        fields[listed["name"]] = listed["value"]
    if (challenge := _CHALLENGE.search(text)) is not None:
        fields.setdefault("www-authenticate", challenge[0])
    if alone is not None and alone["type"]:
        fields.setdefault("x-amzn-ErrorType", _in_full(alone["type"]))
    body = _body(text)
    if not fields and isinstance(body, Unknown) and (named := _NAMED_TYPE.search(text)) is not None:
        fields["x-amzn-ErrorType"] = named[0]
    named_server = any(name.lower() == "server" and _SERVERS.match(value) for name, value in fields.items())
    nothing = (
        challenge is None
        and not named_server
        and not _MARKS & {name.lower() for name in fields}
        and isinstance(body, Unknown)
    )
    if nothing and STATUS_OF_A_CALL.search(text) is None and _LOGIN_ASKED not in text:
        return logged_code(text, origin=origin)
    observation = Observation(status=_status(text), headers=Headers(tuple(fields.items()), withheld=True), body=body)
    return _called(text, observation, origin)


def unknown_refusal(text: str, *, origin: str) -> Exchange | None:
    """Return a refusal in words that nobody knows, as an answer's text; `None` where it is not about one."""
    one_word = text.strip()[:1] not in ("{", "[") and len(text.split()) < 2
    if one_word or len(text) > _LONGEST or REFUSAL.search(text) is None:
        return None
    code = _CODE.search(text)
    document = {"message": text.strip()} if code is None else {"message": text.strip(), "code": code["code"]}
    body = json.dumps(document).encode("utf-8", "replace")
    seen = Observation(status=_status(text), headers=Headers(withheld=True), body=body)
    return _called(text, seen, origin)


def _in_full(name: str) -> str:
    """Return the name of an error as API Gateway writes it."""
    return name[:1].upper() + re.sub(r"(?i)(?:exception|error)?$", "", name[1:], count=1) + "Exception"


def _called(text: str, seen: Observation, origin: str) -> Exchange:
    url, host, path, query = address(first_url(text))
    return Exchange(
        observation=seen,
        method=verb_in(text) or ("GET" if "WebSocket" in text else UNKNOWN),
        url=url,
        host=host,
        path=path,
        query=query,
        headers=Headers((("upgrade", "websocket"),) if "WebSocket" in text else (), withheld=True),
        operation=operation_in(text),
        service=service_in(text),
        origin=origin,
    )


def _body(text: str) -> bytes | Unknown:
    for match in _OBJECT.finditer(text):
        if _has_message(match[0]):
            return match[0].encode("utf-8", "replace")
    if (printed := printed_by_python(text)) is not None:
        return printed
    page = PAGE.search(text)
    if page is not None:
        return text[page.start() if page["markup"] else 0 :].strip().encode("utf-8", "replace")
    alone = _alone(text)
    message = None if alone is not None and alone["type"] else known_message(text)
    return UNKNOWN if message is None else json.dumps({"message": message}).encode("utf-8", "replace")


def _has_message(text: str) -> bool:
    try:
        document: Any = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    if document == {"message": None}:
        # What a REST API answers where its authorizer is not set up well.
        return True
    return isinstance(document, dict) and isinstance(document.get("message", document.get("Message")), str)


@lru_cache(maxsize=4)  # a diagnosis asks for that of its one answer hundreds of times
def known_message(text: str) -> str | None:
    """Return the text of a refusal that stands in `text`, as AWS writes it; it may be folded over several lines."""
    alone = _alone(text)
    if alone is not None and alone["message"]:
        return _spelt(alone["message"])
    stripped = text.strip().replace("\\n", "\n")
    if (named := NAMED_TEXT.search(stripped)) is not None:
        # The reason of the status may stand before it: `429 Too Many Requests ... { message: 'Limit Exceeded' }`.
        return _spelt(named["message"])
    unfolded = " ".join(stripped.split())
    match = MESSAGES.search(stripped) or MESSAGES.search(unfolded) or FRAGMENTS.search(unfolded)
    if match is None:
        word = NAMED.search(stripped)
        return None if word is None else _spelt(word["message"])
    quoting = "The Canonical String for this request" in match[0]
    found = in_aws_words(_spelt(match[0] if quoting else match[0].rstrip("'\"`}")))
    if found.startswith("is not authorized to perform"):
        return f"User: arn:... {found}"
    return found if _CALLED.match(found) is None else f"User: {found}"


def _spelt(text: str) -> str:
    return SPELT.get(text.lower(), text)


def _alone(text: str) -> re.Match[str] | None:
    """Return what stands there when it is nothing but a status, a word or an error type."""
    stripped = text.strip().strip("'\"`").strip()
    match = ALONE.fullmatch(stripped)
    return match if match is not None and (match["message"] or match["type"]) else None


def _status(text: str) -> int | Unknown:
    said = STATUS_OF_A_CALL.search(text)
    if said is None and (_LOGIN_ASKED in text or _CHALLENGE.search(text)):
        return 401
    if said is not None:
        return int(said["status"] or said["alone"])
    match = _STATUS_WORDS.search(text) or _STATUS.search(text)
    return UNKNOWN if match is None else int(match["status"])


def _unfolded(text: str) -> str:
    """Write the lists of values in which Go and PHP print header fields as plain fields."""
    plain = re.sub(r"\[([A-Za-z-]{4,40})\] => Array\s*\(\s*\[0\] => ([^\n)]*)\s*\)", r"\n\1: \2\n", text)
    return re.sub(r"(?<=[\s\[])([A-Z][A-Za-z-]{3,40}):\[([^\]\n]*)\]", r"\n\1: \2\n", plain)


def _unlisted(value: str) -> str:
    return value.strip().strip("[]'\"").strip()

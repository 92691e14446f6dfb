"""What kind of evidence a text is, told from its content; and the calls that it tells.

Nobody should have to name a format: the first rule that fits decides, from marks that no other kind has. What this
version cannot read yet is recognised too, so that it can say so instead of calling it broken.
"""

import re
from collections.abc import Callable
from typing import Final, Literal

from gatewright.sources.curl import transcript
from gatewright.sources.curl_failure import is_error_line
from gatewright.sources.curl_lines import clean
from gatewright.sources.curl_trace import is_trace, trace
from gatewright.sources.encoding import to_text
from gatewright.sources.errors import EvidenceError, shown
from gatewright.sources.exchange import Exchange
from gatewright.sources.exchange_file import MEMBERS, exchange_file
from gatewright.sources.http_text import request_line, status_line
from gatewright.sources.json_text import JsonError, kind_name, parse
from gatewright.sources.response_text import body_alone, responses

Kind = Literal["url", "curl-trace", "curl-verbose", "response", "exchange-file", "body"]
"""The kinds of evidence that this version reads."""

_EXPECTED: Final = (
    "expected a URL, a `curl -v`, `-i` or `--trace-ascii` transcript, an exchange file, or the body of an answer"
)
_URL: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_MARKUP: Final = re.compile(r"<(?:!doctype|html|head|title|\?xml|error|[a-z]+exception)\b", re.IGNORECASE)
_EXECUTION_LOG: Final = re.compile(
    r"\([0-9A-Za-z=_-]{8,}\) \S|[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4} : "
)
_COMMON_LOG: Final = re.compile(r'\S+ \S+ \S+ \[[^\]]+\] "?[A-Z]+ ')
_LOG_MEMBERS: Final = frozenset(
    {
        "requestId",
        "extendedRequestId",
        "requestTime",
        "httpMethod",
        "resourcePath",
        "routeKey",
        "status",
        "ip",
        "sourceIp",
    }
)


def read(content: bytes, *, origin: str, call: Callable[[str], Exchange]) -> tuple[Exchange, ...]:
    """Return the calls that `content` tells, in order; `call` makes the call when it is a URL.

    Raises `EvidenceError`; its message starts with `origin` and names the line where there is one.
    """
    text = to_text(content)
    try:
        return _read(text, kind_of(text), origin, call)
    except EvidenceError as error:
        raise EvidenceError(f"{origin}: {error}") from error


def kind_of(text: str) -> Kind:
    """Return the kind of evidence; raises `EvidenceError` when it is none that this version reads."""
    stripped = text.strip()
    if not stripped:
        raise EvidenceError(f"{_EXPECTED}, got nothing")
    if _URL.fullmatch(stripped):
        return "url"
    if is_trace(text):
        return "curl-trace"
    lines = [clean(line).text for line in text.split("\n")]
    if any(_is_verbose(line) for line in lines):
        return "curl-verbose"
    if any(status_line(line) for line in lines):
        return "response"
    if stripped[0] in "{[":
        return _json_kind(text)
    if _MARKUP.match(stripped):
        return "body"
    raise _not_evidence(text)


def _read(text: str, kind: Kind, origin: str, call: Callable[[str], Exchange]) -> tuple[Exchange, ...]:
    if kind == "url":
        return (call(text.strip()),)
    if kind == "exchange-file":
        return (exchange_file(text, origin=origin),)
    if kind == "body":
        return (body_alone(text, origin=origin),)
    several = {"curl-trace": trace, "curl-verbose": transcript, "response": responses}
    return several[kind](text, origin=origin)


def _is_verbose(line: str) -> bool:
    """Tell whether only `curl -v`, or curl's own error message, has such a line."""
    if line.startswith("> "):
        return request_line(line[2:]) is not None
    if line.startswith("< "):
        return status_line(line[2:]) is not None
    return is_error_line(line) or re.match(r"\* (?:  Trying |Could not resolve |Connected to |Host )", line) is not None


def _json_kind(text: str) -> Kind:
    try:
        document = parse(text)
    except JsonError as error:
        if _is_json_lines(text):
            raise _not_yet("an access log", "line 1") from error
        raise EvidenceError(str(error)) from error
    if not isinstance(document, dict):
        raise EvidenceError(f"{_EXPECTED}, got {kind_name(document)}", line=1)
    if any(member in document for member in MEMBERS):
        return "exchange-file"
    if isinstance(document.get("log"), dict):
        raise _not_yet("a HAR file", "line 1, member `log`")
    if isinstance(document.get("events"), list):
        raise _not_yet("log events of CloudWatch", "line 1, member `events`")
    if "webaclId" in document or "httpRequest" in document:
        raise _not_yet("a WAF log", "line 1")
    if isinstance(document.get("message", document.get("Message")), str) or "__type" in document:
        return "body"
    if len(_LOG_MEMBERS & document.keys()) > 1:
        raise _not_yet("an access log", "line 1")
    names = ", ".join(shown(name, 20) for name in list(document)[:5]) or "none"
    raise EvidenceError(f"{_EXPECTED}, got a JSON object with the members {names}", line=1)


def _is_json_lines(text: str) -> bool:
    """Tell whether each of the first lines is a JSON object of its own."""
    lines = [line for line in text.splitlines() if line.strip()][:3]
    try:
        return len(lines) > 1 and all(isinstance(parse(line), dict) for line in lines)
    except JsonError:
        return False


def _not_evidence(text: str) -> EvidenceError:
    number, line = next((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())
    line = line.strip()
    if _EXECUTION_LOG.match(line):
        return _not_yet("an execution log", f"line {number}")
    if _COMMON_LOG.match(line):
        return _not_yet("an access log", f"line {number}")
    return EvidenceError(f"{_EXPECTED}, got {shown(line)}", line=number)


def _not_yet(what: str, place: str) -> EvidenceError:
    advice = "give it a `curl -v` transcript or an exchange file"
    return EvidenceError(f"{place}: this is {what}, which this version does not read yet; {advice}")

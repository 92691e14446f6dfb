"""What kind of evidence a text is, told from its content; and the calls that it tells.

Nobody should have to name a format: the first rule that fits decides, from marks that no other kind has.
"""

import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, cast

from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown
from gatewright.sources import log_evidence
from gatewright.sources.access_log import Reads, guessed, reader
from gatewright.sources.answered_command import with_commands
from gatewright.sources.as_printed import as_printed
from gatewright.sources.bounds import bound_lines, has_many_lines
from gatewright.sources.client_report import client_report
from gatewright.sources.curl import transcript
from gatewright.sources.curl_failure import is_error_line
from gatewright.sources.curl_lines import clean
from gatewright.sources.curl_trace import is_trace, trace
from gatewright.sources.devtools_pane import devtools_pane, is_devtools_pane
from gatewright.sources.encoding import to_text
from gatewright.sources.errors import EvidenceError, shown
from gatewright.sources.exchange import Exchange
from gatewright.sources.exchange_file import MEMBERS, exchange_file
from gatewright.sources.handed_out import handed_out
from gatewright.sources.har import har
from gatewright.sources.har_parts import whole_har
from gatewright.sources.http_text import request_line, status_line
from gatewright.sources.json_text import JsonError, kind_name, parse, unstuttered
from gatewright.sources.log_events import is_rows, of_rows
from gatewright.sources.loose_answer import loose_answer, unknown_refusal
from gatewright.sources.masked_fields import with_masked
from gatewright.sources.named_arn import with_named_arn
from gatewright.sources.response_text import body_alone, responses
from gatewright.sources.sdk_error import as_exchange, sdk_error
from gatewright.sources.signing_log import is_signing_log, signed_in
from gatewright.sources.test_invocation import log_of_test
from gatewright.sources.unpacking import MOST_BYTES, unpacked
from gatewright.sources.waf_pieces import waf_pieces
from gatewright.sources.wire_logs.clients import logged_calls
from gatewright.sources.wscat import conversation, is_conversation

Kind = Literal[
    "url",
    "curl-trace",
    "curl-verbose",
    "response",
    "exchange-file",
    "body",
    "har",
    "log",
    "signing-log",
    "sdk-error",
    "devtools-pane",
    "wscat",
    "wire-log",
    "client-report",
    "pieces",
]
"""The kinds of evidence."""

_EXPECTED: Final = (
    "expected a URL, a `curl -v`, `-i` or `--trace-ascii` transcript, what `wscat` printed, a HAR file, an exchange"
    " file, log lines, an error of an SDK, or the body or message of an answer"
)
_URL: Final = pattern(r"(?:https?|wss?)://\S+", re.IGNORECASE)
_MARKUP: Final = pattern(r"<(?:!doctype|html|head|title|\?xml|error|[a-z]+exception)\b", re.IGNORECASE)
_HAR: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"log\"\s*:\s*\{")
_PEEKED: Final = 512
_MARKS: Final = ("HTTP/", "* ", "curl: (")
"""One of them stands in each line that tells a transcript."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How evidence is read."""

    origin: str
    """Its name, for messages."""

    call: Callable[[str], Exchange]
    """Makes the call when it is a URL."""

    log_lines: Reads = guessed
    """Reads the lines of an access log."""

    remark: Callable[[str], None] = lambda _: None
    """Takes one line about what could not be read, and was left out."""


def read(
    content: bytes | io.BufferedReader,
    *,
    origin: str,
    call: Callable[[str], Exchange],
    log_format: str | None = None,
    remark: Callable[[str], None] = lambda _: None,
    most_unpacked: int = MOST_BYTES,
) -> tuple[Exchange, ...]:
    """Return the calls that `content` tells, in order; `call` makes the call when it is a URL.

    Of HAR files and logs, only the refused calls; of what is packed, no more than `most_unpacked` bytes are read.
    Raises `EvidenceError`; its message starts with `origin` and names the line where there is one.
    """
    source = unpacked(_buffered(content) if isinstance(content, bytes) else content, most_unpacked)
    try:
        reading = Reading(origin=origin, call=call, log_lines=reader(log_format), remark=remark)
        if _HAR.match(source.peek(_PEEKED)):
            return tuple(map(with_masked, har(source, origin=origin, remark=remark)))
        text = to_text(source.read())
        text = _as_meant(handed_out(text) or whole_har(text) or as_printed(text))
        if has_many_lines(text) and not log_evidence.is_log_text(text, reading.log_lines):
            bound_lines(text)
        found = with_commands(
            text,
            lambda part: _is_evidence(part, reading),
            lambda part: _read(part, kind_of(part, reading.log_lines), reading),
        )
        return tuple(with_masked(with_named_arn(each)) for each in found)
    except EvidenceError as error:
        raise EvidenceError(f"{origin}: {error}") from error


def _is_evidence(text: str, reading: Reading) -> bool:
    try:
        return kind_of(text, reading.log_lines) != "url"
    except EvidenceError:
        return False


def kind_of(text: str, log_lines: Reads = guessed) -> Kind:
    """Return the kind of evidence; raises `EvidenceError` when it is none."""
    text = _as_meant(text)
    stripped = text.strip()
    if not stripped:
        raise EvidenceError(f"{_EXPECTED}, got nothing")
    if _URL.fullmatch(stripped):
        return "url"
    if (kind := _transcript_kind(text)) is not None:
        return kind
    if stripped[0] in "{[":
        return _json_kind(text, log_lines)
    if _MARKUP.match(stripped) and "<testsuite" not in stripped[:_PEEKED]:
        return "body"
    return _text_kind(text, log_lines)


def _transcript_kind(text: str) -> Kind | None:
    """Return the kind of a text that has the heads of requests or answers; `None` for any other."""
    if logged_calls(text):
        return "wire-log"
    if is_trace(text):
        return "curl-trace"
    if is_conversation(text):
        return "wscat"
    lines = [clean(line).text for line in text.split("\n") if any(mark in line for mark in _MARKS)]
    if any(_is_verbose(line) for line in lines):
        return "curl-verbose"
    if is_devtools_pane(text):
        return "devtools-pane"
    return "response" if any(status_line(line) for line in lines) else None


def _text_kind(text: str, log_lines: Reads) -> Kind:
    if log_evidence.is_log_text(text, log_lines):
        return "log"
    if is_signing_log(text):
        return "signing-log"
    if sdk_error(text) is not None:
        return "sdk-error"
    if (loose_answer(text, origin="") or unknown_refusal(text, origin="")) is not None:
        return "pieces"
    number, line = next((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())
    raise EvidenceError(f"{_EXPECTED}, got {shown(line.strip())}", line=number)


def _read(text: str, kind: Kind, reading: Reading) -> tuple[Exchange, ...]:
    origin = reading.origin
    if kind == "url":
        return (reading.call(text.strip()),)
    if kind == "exchange-file":
        return _exchange_files(text, origin)
    if kind == "har":
        return har(io.BytesIO(text.encode("utf-8", "surrogateescape")), origin=origin, remark=reading.remark)
    if kind == "body":
        return (body_alone(text, origin=origin),)
    if kind == "log":
        lines = _one_line(text)
        return log_evidence.refused(lines, _document(text), reading.log_lines, origin=origin, remark=reading.remark)
    if kind == "signing-log":
        return (Exchange(signed=signed_in(text), origin=origin),)
    if kind == "sdk-error":
        return (_error(text, origin),)
    if kind == "devtools-pane":
        return (devtools_pane(text, origin=origin),)
    if kind == "pieces":
        found = loose_answer(text, origin=origin) or unknown_refusal(text, origin=origin)
        return () if found is None else (found,)
    several = {
        "curl-trace": trace,
        "curl-verbose": transcript,
        "response": responses,
        "wscat": conversation,
        "wire-log": logged_calls,
        "client-report": _reports,
    }
    return several[kind](text, origin=origin)


def _reports(text: str, *, origin: str) -> tuple[Exchange, ...]:
    return client_report(parse(text), origin=origin)


def _error(text: str, origin: str) -> Exchange:
    """Return the call of an error text; what the SDK left out of it may stand beside it in pieces."""
    told = sdk_error(text)
    assert told is not None  # it was what told the kind
    exchange = as_exchange(told, origin=origin)
    pieces = loose_answer(text, origin=origin)
    if pieces is None or told.message is not None or told.cors is not None:
        return exchange
    same = told.code is not None and pieces.observation.headers.get("x-amzn-errortype") == told.code
    if told.code is not None and (not same or isinstance(pieces.observation.body, Unknown)):
        return exchange
    status = exchange.observation.status
    seen = pieces.observation
    return replace(exchange, observation=replace(seen, status=seen.status if isinstance(status, Unknown) else status))


def _exchange_files(text: str, origin: str) -> tuple[Exchange, ...]:
    """Return the one call of an exchange file, or those of an array of them."""
    document = parse(text)
    if not isinstance(document, list):
        # The text rather than the value, so that a message names its line.
        return (exchange_file(text, origin=origin),)
    return tuple(exchange_file(json.dumps(each), origin=origin) for each in document)


def _as_meant(text: str) -> str:
    """Return a text without what was put around it, and JSON as it was meant; of a test its log."""
    return log_of_test(text) or unstuttered(_unquoted(text))


def _unquoted(text: str) -> str:
    """Return a text without the backticks that somebody put around it."""
    bare = text.strip()
    inner = bare.strip("`").strip()
    return inner if bare[:1] == bare[-1:] == "`" and "`" not in inner else text


_SAID_BY_A_CLIENT: Final = re.compile(r"Request failed with status code [45]\d\d$")
"""What axios says, of which people print the error as JSON."""

_FAILED_ON_PURPOSE: Final = "curl: (22) "
"""What `curl --fail` says of an answer that came: its status, and nothing else."""


def _is_verbose(line: str) -> bool:
    """Tell whether only `curl -v`, or curl's own error message, has such a line."""
    if line.startswith("> "):
        return request_line(line[2:]) is not None
    if line.startswith("< "):
        return status_line(line[2:]) is not None
    if line.startswith(_FAILED_ON_PURPOSE):
        return False
    return is_error_line(line) or re.match(r"\* (?:  Trying |Could not resolve |Connected to |Host )", line) is not None


def _json_kind(text: str, log_lines: Reads) -> Kind:
    try:
        document = parse(text)
    except JsonError as error:
        if log_evidence.is_log_text(text, log_lines):
            return "log"
        if sdk_error(text) is not None:
            return "sdk-error"
        if (loose_answer(text, origin="") or unknown_refusal(text, origin="")) is not None:
            return "pieces"
        raise EvidenceError(str(error)) from error
    if isinstance(document, list) and document and all(_is_exchange(each) for each in document):
        return "exchange-file"
    if is_rows(document):
        return "log"
    if not isinstance(document, dict):
        if unknown_refusal(text, origin="") is not None:
            return "pieces"
        raise EvidenceError(f"{_EXPECTED}, got {kind_name(document)}", line=1)
    return _object_kind(document, text, log_lines)


def _kind_of_calls(document: Mapping[str, Any]) -> Kind | None:
    """Return the kind of a document that holds calls as a program wrote them."""
    if client_report(document):
        return "client-report"
    if _is_exchange(document):
        return "exchange-file"
    return "har" if isinstance(document.get("log"), dict) else None


def _object_kind(document: Mapping[str, Any], text: str, log_lines: Reads) -> Kind:
    if (kind := _kind_of_calls(document)) is not None:
        return kind
    if isinstance(document.get("errorType"), str) and sdk_error(text) is not None:
        return "sdk-error"
    if _is_printed_error(document):
        return "body"
    if log_evidence.is_log_document(document) or log_lines(" ".join(text.split())) is not None:
        return "log"
    if _SAID_BY_A_CLIENT.match(str(document.get("message"))) and sdk_error(text) is not None:
        return "sdk-error"
    if document.keys() & {"message", "Message", "__type", "errorMessage"}:
        return "body"
    if waf_pieces(text, origin="") is not None:
        return "pieces"
    if unknown_refusal(text, origin="") is not None:
        return "body"
    names = ", ".join(shown(name, 20) for name in list(document)[:5]) or "none"
    raise EvidenceError(f"{_EXPECTED}, got a JSON object with the members {names}", line=1)


def _is_printed_error(document: Mapping[str, Any]) -> bool:
    """Tell an error that the SDK for JavaScript printed as JSON: its code beside the text, and whether to try again."""
    return isinstance(document.get("code"), str) and "message" in document and "retryable" in document


def _is_exchange(document: object) -> bool:
    return isinstance(document, Mapping) and any(member in document for member in MEMBERS)


def _document(text: str) -> Mapping[str, Any] | None:
    """Return a text that is one JSON document of a log as a whole; a single access log line is a line."""
    try:
        document = parse(text)
    except JsonError:
        return None
    if is_rows(document):
        return of_rows(document)
    return document if isinstance(document, dict) and log_evidence.is_log_document(document) else None


def _one_line(text: str) -> str:
    """Return an access log's line that somebody laid out over several as the one that it was."""
    try:
        document = parse(text)
    except JsonError:
        return text
    return text if not isinstance(document, dict) or _document(text) is not None else " ".join(text.split())


def _buffered(content: bytes) -> io.BufferedReader:
    return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(content)))

"""Logs of any kind become the calls that they tell to have been refused.

One text may be the access log, the execution log or the WAF log of a stage, or CloudTrail's record; each line says
which it is.
"""

import json
import re
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, Final

from gatewright.sources import access_log, execution_lines
from gatewright.sources.errors import EvidenceError, shown
from gatewright.sources.exchange import Exchange
from gatewright.sources.execution_lines import SKIPPED_BY_A_TEST, is_execution_line
from gatewright.sources.log_events import is_events, of_document, of_text
from gatewright.sources.sdk_error import Told, as_exchange
from gatewright.sources.waf_log import is_waf_record, waf_record

Line = tuple[int, str]
Remark = Callable[[str], None]

_LOOKED_AT: Final = 20
"""So many lines are looked at to tell whether a text is a log."""

_A_LINE: Final = re.compile(r"[^\r\n]+")


def is_log_document(document: Mapping[str, Any]) -> bool:
    """Tell whether a JSON object is log events, a record of a log, or an answer with such records."""
    return (
        is_events(document)
        or is_waf_record(document)
        or _is_trail(document)
        or isinstance(document.get("Records"), list)
    )


def is_log_text(text: str, reads: access_log.Reads) -> bool:
    """Tell whether one of the first lines is a line of a log."""
    first = islice(_A_LINE.finditer(text), 4 * _LOOKED_AT)
    lines = [match[0] for match in first if match[0].strip()][:_LOOKED_AT]
    return any(_kind(unwrapped, reads) is not None for _, unwrapped in of_text("\n".join(lines)))


def refused(
    text: str, document: Mapping[str, Any] | None, reads: access_log.Reads, *, origin: str, remark: Remark
) -> tuple[Exchange, ...]:
    """Return the refused calls of a log; `document` is the whole text as JSON, where it is."""
    if document is not None and "Records" in document and isinstance(document["Records"], list):
        return tuple(_of_trail(each, origin) for each in document["Records"] if _is_trail(each) and "errorCode" in each)
    if document is not None and not is_events(document):
        return (waf_record(document, origin=origin) if is_waf_record(document) else _of_trail(document, origin),)
    lines = list(of_text(text) if document is None else of_document(document))
    return _of_lines(lines, reads, origin=origin, remark=remark)


def _of_lines(lines: list[Line], reads: access_log.Reads, *, origin: str, remark: Remark) -> tuple[Exchange, ...]:
    """Sort lines by their kind, and read each kind."""
    execution, accessed, blocked = [], [], []
    open_body = False
    for number, line in lines:
        kind = _kind(line, reads)
        if kind == "execution" or (kind is None and open_body):
            execution.append((number, line))
            open_body = True
        elif kind == "waf":
            blocked.append(waf_record(json.loads(line), origin=origin))
        elif kind == "cut" and len(lines) == 1:
            raise EvidenceError(f"no JSON: a record of a web ACL's log that is cut off, got {shown(line)}")
        else:
            accessed.append((number, line))
    if not lines:
        raise EvidenceError("expected log lines, got none")
    if execution_lines.is_passed_test(execution):
        remark(f"{origin}: {SKIPPED_BY_A_TEST}")
    told = access_log.refused(accessed, reads, origin=origin, remark=remark) if accessed else ()
    return (*execution_lines.refused(execution, origin=origin), *told, *(each for each in blocked if _stopped(each)))


def _kind(line: str, reads: access_log.Reads) -> str | None:
    if is_execution_line(line):
        return "execution"
    if line.startswith("{") and '"webaclId"' in line:
        try:
            document = json.loads(line)
        except (ValueError, RecursionError):
            return "cut"
        if is_waf_record(document):
            return "waf"
    return None if reads(line) is None else "access"


def _stopped(record: Exchange) -> bool:
    return record.waf is not None and record.waf.action not in ("ALLOW", "COUNT")


def _is_trail(document: object) -> bool:
    return isinstance(document, Mapping) and "eventSource" in document and "eventName" in document


def _of_trail(record: Mapping[str, Any], origin: str) -> Exchange:
    """Return the refused call of AWS's own API that CloudTrail recorded."""
    code = str(record["errorCode"]).removeprefix("Client.") if record.get("errorCode") else None
    message = str(record["errorMessage"]) if record.get("errorMessage") else None
    if code == "AccessDenied" and message is not None and "execute-api:" in message:
        # CloudTrail has one word for what every service answers; of an API it is this one.
        code = "AccessDeniedException"
    told = Told(
        code=code,
        message=message,
        request_id=str(record["requestID"]) if record.get("requestID") else None,
    )
    return as_exchange(told, origin=origin)

"""An answer of which somebody pasted pieces: header lines, a dictionary of them, the JSON body, the bare message.

From a console, a chat or a question in a forum. What is not there stays unknown; only texts that API Gateway and its
neighbours write are taken for a message.
"""

import json
import re
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.known_texts import ALONE, MESSAGES, NAMED, PAGE, SPELT, STATUS_OF_A_CALL

_FIELD: Final = pattern(
    r"['\"]?\b(?P<name>x-amzn-errortype|x-amz-apigw-id|x-amzn-requestid|apigw-requestid|x-cache|via|server"
    r"|cf-ray|cf-mitigated|www-authenticate|x-amz-cf-id|x-amz-cf-pop|x-amzn-waf-action|x-amz-id-2|x-amz-request-id)['\"]?\s*[:=|]\s*"
    r"(?P<quote>['\"]?)(?P<value>[^\n]*?)(?P=quote)\s*(?=$|[,}\n])",
    re.IGNORECASE | re.MULTILINE,
)
_LISTED: Final = pattern(
    r"['\"]?\b(?P<name>x-amzn-errortype)['\"]?\s*(?:=>|[\u2192,=]|\s)\s*[\[(]?\s*['\"]?"
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
    r"(?:status(?: ?code)?|http|error|code)['\"]?\s*[:=]?\s*(?P<status>[45]\d\d)\b", re.IGNORECASE
)
_LONGEST: Final = 20_000


def loose_answer(text: str, *, origin: str) -> Exchange | None:
    """Return what the pieces tell; `None` when nothing in the text is a piece of an answer."""
    if len(text) > _LONGEST:
        return None
    alone = _alone(text)
    fields = {match["name"]: _unlisted(match["value"]) for match in _FIELD.finditer(_unfolded(text))}
    if (listed := _LISTED.search(text)) is not None:
        fields[listed["name"]] = listed["value"]
    if alone is not None and alone["type"]:
        fields.setdefault("x-amzn-ErrorType", alone["type"])
    body = _body(text)
    nothing = not _MARKS & {name.lower() for name in fields} and isinstance(body, Unknown)
    if nothing and STATUS_OF_A_CALL.search(text) is None:
        return None
    observation = Observation(status=_status(text), headers=Headers(tuple(fields.items()), withheld=True), body=body)
    return Exchange(observation=observation, origin=origin)


def _body(text: str) -> bytes | Unknown:
    for match in _OBJECT.finditer(text):
        if _has_message(match[0]):
            return match[0].encode("utf-8", "replace")
    page = PAGE.search(text)
    if page is not None:
        return text[page.start() if page["markup"] else 0 :].strip().encode("utf-8", "replace")
    alone = _alone(text)
    message = None if alone is not None and alone["type"] else known_message(text)
    return UNKNOWN if message is None else json.dumps({"message": message}).encode("utf-8", "replace")


def _has_message(text: str) -> bool:
    try:
        document: Any = json.loads(text, strict=False)
    except ValueError:
        return False
    return isinstance(document, dict) and isinstance(document.get("message", document.get("Message")), str)


def known_message(text: str) -> str | None:
    """Return the text of a refusal that stands in `text`, as AWS writes it; it may be folded over several lines."""
    alone = _alone(text)
    if alone is not None and alone["message"]:
        return _spelt(alone["message"])
    stripped = text.strip().replace("\\n", "\n")
    match = MESSAGES.search(stripped) or MESSAGES.search(" ".join(stripped.split()))
    if match is None:
        word = NAMED.search(stripped)
        return None if word is None else _spelt(word["message"])
    found = _spelt(match[0].rstrip("'\"`}"))
    return f"User: {found}" if found.startswith("arn:") else found


def _spelt(text: str) -> str:
    return SPELT.get(text.lower(), text)


def _alone(text: str) -> re.Match[str] | None:
    """Return what stands there when it is nothing but a status, a word or an error type."""
    stripped = text.strip().strip("'\"`").strip()
    match = ALONE.fullmatch(stripped)
    return match if match is not None and (match["message"] or match["type"]) else None


def _status(text: str) -> int | Unknown:
    said = STATUS_OF_A_CALL.search(text)
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

"""An answer of which somebody pasted pieces: header lines, a dictionary of them, the JSON body, the bare message.

From a console, a chat or a question in a forum. What is not there stays unknown; only texts that API Gateway and its
neighbours write are taken for a message.
"""

import json
import re
from typing import Any, Final

from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange

_FIELD: Final = re.compile(
    r"['\"]?\b(?P<name>x-amzn-errortype|x-amz-apigw-id|x-amzn-requestid|apigw-requestid|x-cache|via|server"
    r"|www-authenticate|x-amz-cf-id|x-amz-cf-pop|x-amzn-waf-action|x-amz-id-2|x-amz-request-id)['\"]?\s*[:=]\s*"
    r"(?P<quote>['\"]?)(?P<value>[^\n]*?)(?P=quote)\s*(?=$|[,}\n])",
    re.IGNORECASE | re.MULTILINE,
)
_MARKS: Final = frozenset({"x-amzn-errortype", "x-amz-apigw-id", "x-amzn-requestid", "apigw-requestid"})
_OBJECT: Final = re.compile(r"\{[^{}]*\"(?:message|Message|__type)\"[^{}]*\}", re.DOTALL)
_STATUS: Final = re.compile(r"(?:^|[\s:=(\[])(?P<status>[45]\d\d)(?=$|[\s,:)\]])")
_STATUS_WORDS: Final = re.compile(
    r"(?:status(?: ?code)?|http|error|code)['\"]?\s*[:=]?\s*(?P<status>[45]\d\d)\b", re.IGNORECASE
)
_POLICY: Final = r"[\w -]+?"
_ENDING: Final = (
    rf"(?: with an explicit deny(?: in an? {_POLICY} policy)?| because no {_POLICY} allows the \S+ action)?"
)
_MESSAGES: Final = re.compile(
    "|".join(
        (
            rf"User: \S+ is not authorized to perform: \S+ on resource: [^\s\"']+{_ENDING}",
            rf"User is not authorized to access this resource{_ENDING}",
            r"The security token included in the request is (?:invalid|expired)\.?",
            r"The request signature we calculated does not match .*",
            r"Signature (?:expired|not yet current): [^\n]*?\([^)]*\)",
            r"Signature (?:expired|not yet current)",
            r"Authorization header (?:requires|must begin|cannot be empty)[^\n]*",
            r"(?:Invalid key=value pair|AWS query-string parameters must include|Unsupported AWS 'algorithm')[^\n]*",
            r"(?:Credential should be scoped|Date in Credential scope|Credential must have exactly)[^\n]*",
            r"(?:Date must be in ISO-8601|Found both 'X-Amz-Algorithm')[^\n]*",
            r"'Host' (?:or ':authority' )?must be a 'SignedHeader'[^\n]*",
            r"'[^\n']{0,2000}' not a valid key=value pair [^\n]*",
            r"Missing Authentication Token|The incoming token has expired|Too Many Requests|Limit Exceeded",
            r"Invalid API Key identifier specified",
        )
    ),
    re.DOTALL,
)
"""The texts of refusals that are like no other text."""

_ALONE: Final = re.compile(
    r"(?:HTTP(?:/\d(?:\.\d)?)? )?(?P<status>[45]\d\d)?[ :-]*(?:\w*[Ee]rror: *)?"
    r"(?P<message>Forbidden|Unauthorized|Not Found|Internal [Ss]erver [Ee]rror)"
)
"""Texts that many services write: taken for one only where nothing else stands."""

_LONGEST: Final = 20_000


def loose_answer(text: str, *, origin: str) -> Exchange | None:
    """Return what the pieces tell; `None` when nothing in the text is a piece of an answer."""
    if len(text) > _LONGEST:
        return None
    fields = {match["name"]: match["value"].strip() for match in _FIELD.finditer(text)}
    body = _body(text)
    if not _MARKS & {name.lower() for name in fields} and isinstance(body, Unknown):
        return None
    observation = Observation(status=_status(text), headers=Headers(tuple(fields.items()), withheld=True), body=body)
    return Exchange(observation=observation, origin=origin)


def _body(text: str) -> bytes | Unknown:
    for match in _OBJECT.finditer(text):
        if _has_message(match[0]):
            return match[0].encode("utf-8", "replace")
    message = known_message(text)
    return UNKNOWN if message is None else json.dumps({"message": message}).encode("utf-8", "replace")


def _has_message(text: str) -> bool:
    try:
        document: Any = json.loads(text, strict=False)
    except ValueError:
        return False
    return isinstance(document, dict) and isinstance(document.get("message", document.get("Message")), str)


def known_message(text: str) -> str | None:
    """Return the text of a refusal that stands in `text`, as AWS writes it."""
    stripped = text.strip().strip("'\"`").strip()
    alone = _ALONE.fullmatch(stripped)
    if alone is not None:
        return alone["message"]
    match = _MESSAGES.search(stripped.replace("\\n", "\n"))
    return None if match is None else match[0].rstrip("'\"`}")


def _status(text: str) -> int | Unknown:
    match = _STATUS_WORDS.search(text) or _STATUS.search(text)
    return UNKNOWN if match is None else int(match["status"])

"""
The causes behind a text that somebody pasted: what a message means, put in the order that the evidence in it gives.

`lookup` knows messages, ids and sentences about refusals; an error of an SDK, a page or a print of header fields is
evidence besides, and `examine` says what it leaves. A word that many services write is no evidence of anything.
"""

from typing import Final

from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.doctor.explain.lookup import is_message_alone, lookup
from gatewright.doctor.explain.topics import topics
from gatewright.doctor.unnamed import UNNAMED
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.cause import Cause
from gatewright.model.configuration import Configuration
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.execution_lines import is_execution_line
from gatewright.sources.known_texts import ALONE
from gatewright.sources.pasted_command import pasted_commands, without
from gatewright.sources.recognise import kind_of, read

_ADDRESSES: Final = "url"
"""What would be called: explaining calls nothing."""


def explained(text: str) -> tuple[Cause, ...]:
    """Return the cause of this id, else those that the text is evidence of or speaks of, the likeliest first."""
    diagnosis = _diagnosed(text)
    text = without(text, pasted_commands(text))  # what was sent names keys and tokens, and says nothing about them
    known = lookup(text)
    answers = () if diagnosis is None else diagnosis.findings
    seen = tuple(finding.cause for finding in answers if finding.standing in ANSWERS)
    word = ALONE.fullmatch(text.strip(" \t\n'\"`"))
    if not seen or (known and word is not None and word["type"] is None):
        return known
    if known and seen[0] in UNNAMED and not set(seen) & set(known):
        return known  # a refusal in words that nobody's answer has, an article's say: what it speaks of
    if diagnosis is not None and diagnosis.outcome == "decided" and is_execution_line(text.strip()):
        return seen  # the log's own word for the reason
    spoken_of = tuple(cause for cause in seen if cause in known) if word is None else ()
    if spoken_of and len(topics(text)) > is_message_alone(text):
        return known  # a sentence says what it is about, which an answer does not
    first = spoken_of or seen
    return (*first, *(cause for cause in known if cause not in first))


def _diagnosed(text: str) -> Diagnosis | None:
    """Return what the doctor says of the text; `None` where it is no evidence."""
    try:
        if kind_of(text) == _ADDRESSES:
            return None
        found = read(text.encode(), origin="", call=_no_call)
    except EvidenceError:
        return None
    return examine(found[-1], Configuration()) if found else None


def _no_call(url: str) -> Exchange:
    raise EvidenceError(f"`{url}` is not called to explain it")

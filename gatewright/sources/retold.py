"""
A refusal as somebody retold it, put back into AWS's words: the middle left out, lines folded, a word dropped.

Only texts that nobody but AWS writes: their beginning tells them. Forms seen in public threads (`tests/threads`).
"""

import re
from typing import Final

from gatewright.aws.sigv4.answers import MISMATCH
from gatewright.model.lazy_pattern import pattern

_OPENING: Final = pattern(
    r"the request signature we calculated does not match the signature you provided(?!\.?\s*check your (?!aws\b))"
    r"|(?:the |this is the )?canonical string (?:for this request should have been|from the server)",
    re.IGNORECASE,
)
"""S3, and what speaks its language, says "Check your key and signing method" here."""

_WHOLE, _, _ = MISMATCH.message.partition("\n\n")
_ASKED: Final = pattern(
    r"canonical string (?:for this request should have been|from the server):?\s*'?(?P<canonical>.*?)'?\s*"
    r"(?:the string-to-sign should have been\s*'?(?P<to_sign>.*?)'?\s*)?$",
    re.DOTALL | re.IGNORECASE,
)
_AS_PRINTED: Final = pattern(
    re.escape(MISMATCH.message).replace(r"\{canonical_request\}", ".*").replace(r"\{string_to_sign\}", ".*"), re.DOTALL
)
_LEFT_OUT: Final = r"\s*(?:\.\.\.|\u2026)"
_ON_NOTHING: Final = pattern(rf"(is not authorized to perform: [^\s.\u2026]+){_LEFT_OUT}")
_WITHOUT_COLON: Final = pattern(r"(is not authorized to perform: \S+ on resource)(?=\s)")
_BARE: Final = pattern(
    r"(?:is )?not authorized to perform:? (execute-api:\w+)\b(?! on resource)(?!\s*(?:\.\.\.|\u2026))"
)
_WITHOUT_AN: Final = pattern(r" with explicit deny\b")


def in_aws_words(text: str) -> str:
    """Return the text of a refusal with what was left out of it, or dropped, put back; any other text as it is."""
    if _OPENING.match(text) is not None:
        return _mismatch(text)
    if "not authorized to perform" in text:
        text = _ON_NOTHING.sub(r"\1 on resource: ...", text)
        text = _BARE.sub(r"is not authorized to perform: \1 on resource: ...", text)
        text = _WITHOUT_COLON.sub(r"\1:", text)
        return _WITHOUT_AN.sub(" with an explicit deny", text)
    return text


def _mismatch(text: str) -> str:
    if _AS_PRINTED.fullmatch(text) is not None:
        return text
    asked = _ASKED.search(text)
    if asked is None:
        return _WHOLE
    whole = MISMATCH.message
    for name, value in (("{canonical_request}", asked["canonical"]), ("{string_to_sign}", asked["to_sign"])):
        whole = whole.replace(name, value or "...")
    return whole

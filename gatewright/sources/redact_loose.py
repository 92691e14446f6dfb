"""
Secrets in texts of others, told by what stands before them: answers that repeat a token, evidence that cannot be read.

Of a call that is known, `redact_text` finds every secret wherever it stands. Here nobody knows the call: AWS's older
texts quote the Authorization header that came, and an error of ours quotes what it could not read.
"""

import re
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.redact import is_secret_name, mask, redact_field

_QUOTED_HEADER: Final = pattern(r"(?i)\b(authorization(?:=| header: '|: ))([^'\"\n`]+)")
_NO_PAIR: Final = pattern(r"'([^'\s]{8,})'(?= not a valid key=value pair)")
_SCHEME: Final = pattern(r"(?i)\b(bearer|basic)( +)(?=[^\s'\"`]*[0-9._=/+])([A-Za-z0-9._~+/=-]{16,})")
_USER: Final = pattern(r"(://[^/@\s:]*):[^/@\s]+@")
_MEMBER: Final = pattern(r"""(?<![A-Za-z0-9_.-])([A-Za-z0-9_.-]+)("?'?\s*[:=]\s*"?'?)([^\s"'`&,;{}()]{4,})""")
_TOKEN: Final = pattern(r"\beyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){0,2}")
_FIELD: Final = pattern(r"(?i)\b(x-api-key|x-amz-security-token|cookie)( +)(?=[^\s`]*[0-9])([^\s`]{8,})")
_MARK: Final = pattern(r"[=:' ]|eyJ")
"""What stands before every secret that is found here, or begins it: most texts have none of it."""
_FILE: Final = pattern(r"\.(?:json|ya?ml|har|txt|log|gz|zst)$")
_LONG_WORD: Final = pattern(
    r"(?<![A-Za-z0-9._/-])(?![^\s`]*\.(?:json|ya?ml|har|txt|log|gz|zst)\b)(?=[^`\s]*[0-9])[A-Za-z0-9._~+=-][A-Za-z0-9._~+/=-]{23,}"
)
"""What an error about evidence quotes may be nothing but a token."""


def redact_loose(text: str) -> str:
    """Return a text with what looks like a secret masked."""
    if _MARK.search(text) is None:
        return text
    text = _QUOTED_HEADER.sub(lambda found: found[1] + redact_field("authorization", found[2]), text)
    text = _NO_PAIR.sub(lambda found: f"'{mask(found[1])}'", text)
    text = _SCHEME.sub(lambda found: f"{found[1]}{found[2]}{mask(found[3])}", text)
    text = _TOKEN.sub(lambda found: mask(found[0]), text)
    text = _FIELD.sub(lambda found: f"{found[1]}{found[2]}{mask(found[3])}", text)
    text = _USER.sub(r"\1:********@", text)
    return _MEMBER.sub(_member, text)


def tokens_in(text: str) -> frozenset[str]:
    """Return the JSON Web Tokens that stand in a text, wherever that is."""
    return frozenset(found[0] for found in _TOKEN.finditer(text))


def redact_error(text: str) -> str:
    """Return an error about evidence, in which what could not be read is quoted."""
    return _LONG_WORD.sub(lambda found: mask(found[0]), redact_loose(text))


def _member(found: re.Match[str]) -> str:
    """Mask the value of a name that is a secret's; AWS's own words about headers are none."""
    name, between, value = found[1], found[2], found[3]
    if _FILE.search(name):
        # "token-authorizer.template.json: Resources.Api": where something stands.
        return found[0]
    if not is_secret_name(name) or value.startswith("*") or name.lower() == "authorization":
        return found[0]
    is_word = not any(sign in name for sign in "-_") and not any(letter.isdigit() for letter in value)
    if is_word and not between.startswith('"'):
        # "without a signature: Missing ...", "key=value": a sentence.
        return found[0]
    return f"{name}{between}{mask(value)}"

"""
libinjection's verdict on SQL: a text is read as it stands, as if it stood within single quotes, and within double ones.

An attack is told by its fingerprint, the kinds of its first tokens; a few fingerprints are also what people write.
"""

from typing import Final

from gatewright.aws.waf.injection.libinjection.sql_fingerprints import FINGERPRINTS
from gatewright.aws.waf.injection.libinjection.sql_folding import folded
from gatewright.aws.waf.injection.libinjection.sql_tokens import Source, Token

_TWO_WORDS_SAID: Final = frozenset({"s&n", "n&1", "1&1", "1&v", "1&s"})


def is_sql_injection(text: bytes) -> bool:
    """Tell whether a text holds SQL that attacks."""
    return bool(fingerprint(text))


def fingerprint(text: bytes) -> str:
    """Return the fingerprint of an attack; nothing for a text that is none."""
    if text.isdigit() or (text.isalnum() and not text[:1].isdigit()):
        return ""
    return (
        _told(text, b"", mysql=False)
        or (b"'" in text and _told(text, b"'", mysql=False))
        or (b'"' in text and _of(text, b'"', mysql=True)[0])
        or ""
    )


def _told(text: bytes, quote: bytes, *, mysql: bool) -> str:
    """Return the fingerprint of an attack in one context, as MySQL reads it too where that differs."""
    found, otherwise = _of(text, quote, mysql=mysql)
    return found or (_of(text, quote, mysql=True)[0] if otherwise else "")


def _of(text: bytes, quote: bytes, *, mysql: bool) -> tuple[str, bool]:
    source = Source(text, mysql)
    tokens = folded(source, quote)
    last = tokens[-1] if len(tokens) > 2 else None
    if last is not None and last.kind == "n" and last.opened == "`" and not last.closed and not last.value:
        last.kind = "c"
    found = "".join(token.kind for token in tokens)
    if "X" in found:
        return "X", source.otherwise
    if found.upper() not in FINGERPRINTS or _is_harmless(found, tokens, source):
        return "", source.otherwise
    return found, source.otherwise


def _is_harmless(found: str, tokens: list[Token], source: Source) -> bool:
    """Tell whether a fingerprint of attacks is here only what people write."""
    if len(found) > 1 and found.endswith("c") and b"sp_password" in source.text:
        return False
    if len(found) == 2:
        return _is_harmless_pair(found, tokens, source)
    return len(found) == 3 and _is_harmless_triple(found, tokens, source)


def _is_harmless_pair(found: str, tokens: list[Token], source: Source) -> bool:
    first, second = tokens
    if second.kind == "U":
        return source.tokens == 2
    if second.value[:1] == b"#":
        return True
    if found == "nc" and second.value[:1] != b"/":
        return True
    if found == "1c":
        return not _is_cut_off(first, second, source)
    return len(second.value) > 2 and second.value[:1] == b"-"


def _is_cut_off(number: Token, comment: Token, source: Source) -> bool:
    """Tell whether a number is followed by a comment at once: `1234--`, but not `1234-ABCD--`."""
    if comment.value[:1] == b"/" or source.tokens > 2:
        return True
    behind = source.text[len(number.value) : len(number.value) + 2]
    return behind in (b"/*", b"--") or not 32 < (behind or b"\x00")[0] < 128


def _is_harmless_triple(found: str, tokens: list[Token], source: Source) -> bool:
    first, second, third = tokens
    if found in ("sos", "s&s"):
        return bool(first.opened or third.closed or first.closed != third.opened)
    if found in _TWO_WORDS_SAID:
        return source.tokens == 3
    return second.kind == "k" and (len(second.value) < 5 or second.upper[:4] != b"INTO")

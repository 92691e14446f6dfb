"""What a client signed, from its own log: the canonical request and the string to sign.

botocore writes both with `logging.DEBUG` (`aws --debug`): `CanonicalRequest:` and `StringToSign:`, each followed by its
lines. The SDKs for Java and JavaScript print the same two texts under names of their own.
"""

from typing import Final

from gatewright.aws.sigv4.signed_text import SignedText, signed_text
from gatewright.model.lazy_pattern import pattern

_CANONICAL: Final = pattern(r"(?:CanonicalRequest|AWS4 Canonical Request|Canonical [Rr]equest)\s*:?\s*'?\n?\"?")
_TO_SIGN: Final = pattern(r"(?:StringToSign|AWS4 String to Sign|String[- ][Tt]o[- ][Ss]ign)\s*:?\s*'?\n?\"?")
_METHOD: Final = pattern(r"[A-Za-z]{3,7}\n[^\n]*\n")
_HASH: Final = pattern(r"\n([0-9A-Fa-f]{64}|UNSIGNED-PAYLOAD)(?=[\"'\s]|$)")
_SIGNED: Final = pattern(r"AWS4-HMAC-SHA256\n[^\n]{6,40}\n[^\n]+\n[0-9a-f]{64}")


def is_signing_log(text: str) -> bool:
    """Tell whether a text is a client's log with what it signed in it, and not AWS's answer."""
    return "The Canonical String for this request should have been" not in text and signed_in(text) is not None


def signed_in(text: str) -> SignedText | None:
    """Return the last pair of texts that a log holds; `None` when it holds none."""
    lines = text.replace("\r\n", "\n")
    found = None
    for opening in _CANONICAL.finditer(lines):
        rest = lines[opening.end() :]
        end = _HASH.search(rest)
        to_sign = _TO_SIGN.search(rest)
        signed = None if to_sign is None else _SIGNED.search(rest, to_sign.start())
        if end is None or signed is None or _METHOD.match(rest) is None:
            continue
        found = signed_text(rest[: end.end()], signed[0]) or found
    return found

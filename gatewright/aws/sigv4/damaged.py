"""A signature that was damaged after it was made: cut, in capitals, or in another notation than hexadecimal digits."""

from typing import Final

from gatewright.aws.sigv4.difference import Detail, Difference
from gatewright.model.lazy_pattern import pattern

_DIGITS: Final = 64
_WHOLE: Final = pattern(r"[0-9a-f]{64}")
_HEXADECIMAL: Final = pattern(r"[0-9A-Fa-f]*")
_BASE64: Final = pattern(r"[A-Za-z0-9+/_-]{43}=?")
_RULE: Final = "[0-9a-f]{64}"


def damaged(signature: str) -> Difference | None:
    """Return what is wrong with the form of a signature; `None` when it is 64 hexadecimal digits in lower case."""
    if _WHOLE.fullmatch(signature):
        return None
    return Difference(
        part="signature", detail=_detail(signature), name=str(len(signature)), signed=_RULE, received=_form(signature)
    )


def _detail(signature: str) -> Detail:
    if _HEXADECIMAL.fullmatch(signature):
        if len(signature) == _DIGITS:
            return "letter-case"
        return "cut" if len(signature) < _DIGITS else "length"
    return "base64" if _BASE64.fullmatch(signature) else ""


def _form(signature: str) -> str:
    """Return the form of what came: the signature itself stays with its caller."""
    kind = "[0-9A-Fa-f]" if _HEXADECIMAL.fullmatch(signature) else "[A-Za-z0-9+/=]"
    return f"{kind}{{{len(signature)}}}"

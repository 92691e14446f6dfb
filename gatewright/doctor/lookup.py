"""Find causes by what a person has at hand: an id, an error type, or the text of a message."""

import re
from collections.abc import Iterator
from typing import Final

from gatewright.checks.renamed import RENAMED
from gatewright.engine.catalogue import CAUSES, cause
from gatewright.model.cause import Cause, Signature

_PLACEHOLDER: Final = re.compile(r"\{[a-z_]+\}")
_QUOTES: Final = str.maketrans(
    dict.fromkeys('"`\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f', "'")
)
"""Every kind of quote that articles in four languages print, and the plain one."""

_SHORTEST: Final = 6
"""A piece of text shorter than this names no message."""

_TELLING: Final = 20
"""A beginning as long as this names a message by itself."""


def lookup(text: str) -> tuple[Cause, ...]:
    """Return the cause of this id, else every cause that answers with this text or error type, in the order of ids."""
    named = cause(text.strip())
    if named is not None:
        return (named,)
    wanted = _plain(text)
    return tuple(each for each in CAUSES.values() if any(_answers(each, wanted)))


def ids() -> tuple[str, ...]:
    """Return every id that `lookup` knows, old ones included."""
    return (*CAUSES, *RENAMED)


def _answers(each: Cause, wanted: str) -> Iterator[bool]:
    for signature in each.signatures:
        yield _plain(signature.error_type) in wanted.split() or wanted == _plain(signature.error_type)
        yield _has_message(signature, wanted)


def _has_message(signature: Signature, wanted: str) -> bool:
    """Tell whether the text is, or holds, the message; what differs from call to call may stand as it likes."""
    parts = [part for part in (_plain(piece) for piece in _PLACEHOLDER.split(signature.message)) if part]
    if not parts or len("".join(parts)) < _SHORTEST:
        return False
    # Blanks at the edge of a part were dropped with it, so some may stand before the value.
    message = r"\s*\S.*?".join(re.escape(part) for part in parts)
    ends_open = signature.message.endswith("}")
    if re.search(rf"(?<!\w){message}" + ("" if ends_open else r"(?!\w)"), wanted, re.DOTALL):
        return True
    if len(parts[0]) >= _TELLING and wanted.startswith(parts[0]):
        return True
    return len(wanted) > _SHORTEST and any(wanted.rstrip(".") in part for part in parts if len(part) > len(wanted) // 2)


def _plain(text: str) -> str:
    """Return a text in one letter case, with one kind of quote and single blanks."""
    return " ".join(text.translate(_QUOTES).lower().split())

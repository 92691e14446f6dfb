"""Find causes by what a person has at hand: an id, an error type, a message in any language, or a sentence about it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from gatewright.aws.websocket_frames import connection_in
from gatewright.checks.renamed import RENAMED
from gatewright.doctor.explain.printed_texts import PRINTED
from gatewright.doctor.explain.topics import is_about_refusals, topics
from gatewright.doctor.frequency import rank
from gatewright.doctor.logs_say import speaks_of
from gatewright.doctor.websocket_api import of_websocket_api
from gatewright.engine.catalogue import CAUSES, cause
from gatewright.model.cause import Cause, Signature
from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation
from gatewright.sources.exchange import Exchange

_PLACEHOLDER: Final = pattern(r"\{[a-z_]+\}")
_QUOTES: Final = str.maketrans(
    dict.fromkeys('"`\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f', "'")
)
"""Every kind of quote that articles in four languages print, and the plain one."""

_SHORTEST: Final = 6
"""A piece of text shorter than this names no message."""

_TELLING: Final = 20
"""A beginning as long as this names a message by itself."""

_SENTENCE: Final = 24
"""A text as long as this may be about something besides the message in it."""

_MOST_OF: Final = 0.6
"""A message that is more of the text than this is all of it."""

_IDEOGRAPH: Final = pattern(r"[\u3040-\u30ff\u4e00-\u9fff]")


def lookup(text: str) -> tuple[Cause, ...]:
    """Return the cause of this id, else the causes that the text speaks of, those that most of it speaks of first."""
    named = cause(text.strip())
    if named is not None:
        return (named,)
    wanted = _plain(text)
    if connection_in(text.strip().encode(errors="replace")) is not None:
        return of_websocket_api(Exchange(observation=Observation(body=text.encode(errors="replace")))) or ()
    by_type = tuple(sorted((each.id for each in CAUSES.values() if any(_has_type(each, wanted))), key=rank))
    by_message = _by_message(wanted)
    by_topic = () if _is_like_an_id(wanted) else _by_topic(text)
    # Where hardly anything stands there besides a message, what that is about leaves out nothing.
    of_all = (by_message, by_type) if is_message_alone(text) else (by_message, by_type, by_topic)
    found = _first(by_topic, _narrowest(*of_all))
    if not found and is_about_refusals(text) and _is_sentence(text) and not _is_like_an_id(wanted):
        found = tuple(each.id for each in CAUSES.values() if each.seed_row is not None)
    return tuple(CAUSES[cause_id] for cause_id in found)


def _first(wanted: tuple[str, ...], found: tuple[str, ...]) -> tuple[str, ...]:
    """Return what was found, with those first that are wanted, in that order."""
    first = tuple(cause_id for cause_id in wanted if cause_id in found)
    return (*first, *(cause_id for cause_id in found if cause_id not in first))


def ids() -> tuple[str, ...]:
    """Return every id that `lookup` knows, old ones included."""
    return (*CAUSES, *RENAMED)


def _narrowest(*found: tuple[str, ...]) -> tuple[str, ...]:
    """Return what all that found anything agree on, and else what each adds to the one before it."""
    some = [each for each in found if each]
    if not some:
        return ()
    of_all = [cause_id for cause_id in some[-1] if all(cause_id in each for each in some)]
    # What each says first weighs more than what the last one happens to begin with.
    of_all.sort(key=lambda cause_id: sum(each.index(cause_id) for each in some))
    return tuple(of_all) or some[-1]


def _by_message(wanted: str) -> tuple[str, ...]:
    """Return the causes that answer with the text: what AWS's articles say of it first, then the frequent ones."""
    printed = _printed(wanted)
    answering = [each.id for each in CAUSES.values() if any(_answers(each, wanted))]
    both = dict.fromkeys((*printed, *answering))
    return tuple(sorted(both, key=lambda cause_id: (cause_id not in printed, rank(cause_id))))


def is_message_alone(text: str) -> bool:
    """Tell whether little stands there besides a message: then it is not about anything else."""
    wanted = _plain(text)
    bare = _bare(wanted)
    printed = max((len(known) for text, _ in PRINTED if (known := _bare(_plain(text))) in bare), default=0)
    return printed > _MOST_OF * len(bare) or any(
        _fills(signature, wanted) for each in CAUSES.values() for signature in each.signatures
    )


def _fills(signature: Signature, wanted: str) -> bool:
    """Tell whether the text is hardly more than the message."""
    match = _pattern(signature).search(wanted)
    if match is None or not _parts(signature):
        return False
    return len(match[0]) > _MOST_OF * len(wanted) or (signature.message.endswith("}") and match.start() <= 1)


def _is_like_an_id(wanted: str) -> bool:
    return " " not in wanted and "." in wanted


def _by_topic(text: str) -> tuple[str, ...]:
    """Return the causes of all topics: those of several topics at once first."""
    rows = topics(text)
    counted: dict[str, int] = {}
    for patterns in rows:
        for cause_id in _matching(patterns):
            counted[cause_id] = counted.get(cause_id, 0) + 1
    return tuple(sorted(counted, key=lambda cause_id: -counted[cause_id]))


def _printed(wanted: str) -> tuple[str, ...]:
    """Return the causes of the longest text of AWS's articles that stands there, or that it is a part of."""
    bare = _bare(wanted)
    best: tuple[int, tuple[str, ...]] = (0, ())
    for text, patterns in PRINTED:
        known = _bare(_plain(text))
        inside = known in bare and (
            len(known) > _SHORTEST + 4 or len(bare) < 3 * len(known) or "'" + known + "'" in wanted
        )
        if (inside or (len(bare) >= _TELLING // 2 and bare in known)) and len(known) > best[0]:
            best = (len(known), patterns)
    return _matching(best[1])


def _matching(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids that patterns name, in their order; those of a prefix by frequency."""
    found: list[str] = []
    for wanted in patterns:
        ids_of = [
            each for each in CAUSES if speaks_of((wanted,), each) or (wanted.endswith("-") and each.startswith(wanted))
        ]
        found += [each for each in sorted(ids_of, key=rank) if each not in found]
    return tuple(found)


def _is_sentence(text: str) -> bool:
    """Tell whether a text says more than a word or two; ideographs say more with fewer letters."""
    stripped = text.strip()
    return len(stripped) >= (_SHORTEST if _IDEOGRAPH.search(stripped) else _SENTENCE) or " " in stripped


def _has_type(each: Cause, wanted: str) -> Iterator[bool]:
    words = re.findall(r"[a-z]+exception", wanted)
    for signature in each.signatures:
        yield _plain(signature.error_type) in words


def _answers(each: Cause, wanted: str) -> Iterator[bool]:
    for signature in each.signatures:
        yield _has_message(signature, wanted)


def _has_message(signature: Signature, wanted: str) -> bool:
    """Tell whether the text is, or holds, the message; what differs from call to call may stand as it likes."""
    parts = _parts(signature)
    if not parts or len("".join(parts)) < _SHORTEST:
        return False
    if _pattern(signature).search(wanted):
        return True
    if len(parts[0]) >= _TELLING and wanted.startswith(parts[0]):
        return True
    return len(wanted) > _SHORTEST and any(wanted.rstrip(".") in part for part in parts if len(part) > len(wanted) // 2)


def _parts(signature: Signature) -> list[str]:
    """Return the pieces of a message that are the same for every call."""
    return [part for part in (_plain(piece) for piece in _PLACEHOLDER.split(signature.message)) if part]


@lru_cache(maxsize=512)
def _pattern(signature: Signature) -> re.Pattern[str]:
    # Blanks at the edge of a part were dropped with it, so some may stand before the value.
    message = r"\s*\S.*?".join(re.escape(part) for part in _parts(signature)) or r"(?!)"
    ends_open = signature.message.endswith("}")
    return re.compile(rf"(?<!\w){message}" + ("" if ends_open else r"(?!\w)"), re.DOTALL)


def _plain(text: str) -> str:
    """Return a text in one letter case, with one kind of quote and single blanks."""
    return " ".join(text.translate(_QUOTES).lower().split())


def _bare(text: str) -> str:
    """Return the letters and signs of a text without blanks, quotes and stops, which translations set as they like."""
    return re.sub(r"[\s'.,;:。、*]+", "", text)

"""Refusals that may be meant, by checks that know whether they apply and not what they would decide."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from gatewright.checks.words import NOT_KNOWN, words
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.lazy_pattern import pattern
from gatewright.model.outcome import Deny

_PLACEHOLDER: Final = pattern(r"\{([a-z_]+)\}")


def unproven(call: Call, causes: Iterable[Cause], *facts: Fact, **more: str) -> tuple[Deny, ...]:
    """Return a refusal for each cause; what its sentences name and nobody told us stands as unknown."""
    known = words(call, **more)
    return tuple(Deny(cause, facts, {**_untold(cause), **known}) for cause in causes)


@lru_cache(maxsize=256)
def _named(text: str) -> tuple[str, ...]:
    return tuple(_PLACEHOLDER.findall(text))


def _untold(cause: Cause) -> dict[str, str]:
    """Return every placeholder of the cause's sentences, unknown."""
    texts = (cause.why, *(text for one in cause.confirm for text in (one.text, one.command)))
    return {name: NOT_KNOWN for text in texts for name in _named(text)}

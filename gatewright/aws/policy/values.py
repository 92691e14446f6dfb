"""What a policy compares with: texts that are there, absent or unknown, and truth that may be unknown too."""

from collections.abc import Callable

from gatewright.model.unknown import UNKNOWN, Unknown

Value = str | tuple[str, ...] | Unknown | None
"""A context key's value: one text, a list of texts, unknown, or `None` for a key that the request does not have."""

Truth = bool | Unknown
"""True, false, or unknown because nobody told us a value that it depends on."""

Matches = Callable[[str], bool]
"""Whether a text satisfies some prepared operand."""


def merged(first: Unknown, second: Unknown) -> Unknown:
    """Return what two unknown values together would have us learn."""
    if first is second or not second.missing:
        return first
    if not first.missing:
        return second
    return Unknown(tuple(dict.fromkeys((*first.missing, *second.missing))))


def all_of(*truths: Truth) -> Truth:
    """Return the three-valued AND: one false decides, whatever the unknown ones turn out to be."""
    unsure: Unknown | None = None
    for truth in truths:
        if truth is False:
            return False
        if isinstance(truth, Unknown):
            unsure = truth if unsure is None else merged(unsure, truth)
    return True if unsure is None else unsure


def any_of(*truths: Truth) -> Truth:
    """Return the three-valued OR: one true decides."""
    unsure: Unknown | None = None
    for truth in truths:
        if truth is True:
            return True
        if isinstance(truth, Unknown):
            unsure = truth if unsure is None else merged(unsure, truth)
    return False if unsure is None else unsure


def opposite(truth: Truth) -> Truth:
    """Return the three-valued NOT."""
    return truth if isinstance(truth, Unknown) else not truth


def depending(chooser: Truth, when_true: Truth, when_false: Truth) -> Truth:
    """Return one of two truths; while the chooser is unknown, only what both agree on."""
    if chooser is True:
        return when_true
    if chooser is False:
        return when_false
    if isinstance(when_true, Unknown) or isinstance(when_false, Unknown) or when_true is not when_false:
        return UNKNOWN
    return when_true

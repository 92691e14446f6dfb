"""Does an ARN match a pattern, its six colon parts each held apart?

A star does not cross a colon from one part into the next; the sixth part keeps its own colons. Where the first five
parts of a pattern are literal the whole may be compared at once, which comes to the same.

Restates "IAM JSON policy elements: Resource" and "Condition operators", Amazon Resource Name (ARN) operators:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
"""

from collections.abc import Sequence
from typing import Final

from gatewright.aws.policy.globs import Pattern, Wild, is_literal, literal_head, matcher, written
from gatewright.aws.policy.values import Matches, Truth
from gatewright.model.unknown import UNKNOWN, Unknown

PARTS: Final = 6
"""`arn`, partition, service, region, account, and what the service makes of the rest."""

EVERYTHING: Final[Pattern] = (Wild.RUN,)
"""The pattern `*`."""


def split_pattern(tokens: Pattern) -> tuple[Pattern, ...]:
    """Cut a pattern at its first five colons; fewer parts than six come back as they are."""
    parts: list[list[str | Wild]] = [[]]
    for token in tokens:
        if isinstance(token, Wild):
            parts[-1].append(token)
            continue
        cut = token.split(":", PARTS - len(parts))
        parts[-1].append(cut[0])
        parts.extend([piece] for piece in cut[1:])
    return tuple(tuple(piece for piece in part if piece != "") for part in parts)


def arn_matcher(parts: Sequence[Pattern]) -> Matches:
    """Return the test of an ARN against six patterns."""
    if all(is_literal(part) for part in parts[: PARTS - 1]):
        head = ":".join(written(part) for part in parts[: PARTS - 1])
        return matcher((f"{head}:{literal_head(parts[-1])}", *_behind_head(parts[-1])))
    tests = tuple((place, matcher(part)) for place, part in enumerate(parts) if part != EVERYTHING)

    def matches(arn: str) -> bool:
        values = arn.split(":", PARTS - 1)
        if len(values) < PARTS:
            return False
        return all(test(values[place]) for place, test in tests)

    return matches


def _behind_head(tokens: Pattern) -> Pattern:
    for place, token in enumerate(tokens):
        if isinstance(token, Wild):
            return tokens[place:]
    return ()


def partly_known(parts: Sequence[Pattern], values: Sequence[str | Unknown], known: str) -> Truth:
    """Return whether six patterns match an ARN of which some parts are unknown.

    `known` is the literal start of the sixth part when that part is unknown as a whole. True and false hold for every
    ARN that this one may turn out to be.
    """
    unsure = False
    for part, value in zip(parts[: PARTS - 1], values[: PARTS - 1], strict=True):
        if part == EVERYTHING:
            continue
        if isinstance(value, Unknown):
            unsure = True
        elif not matcher(part)(value):
            return False
    last = _last_part(parts[-1], values[-1], known)
    if last is False:
        return False
    return UNKNOWN if unsure or last is not True else True


def _last_part(tokens: Pattern, value: str | Unknown, known: str) -> Truth:
    if not isinstance(value, Unknown):
        return matcher(tokens)(value)
    head = literal_head(tokens)
    if not head.startswith(known) and not known.startswith(head):
        return False
    # With a star at its end, a pattern that matches the start matches whatever comes behind.
    if tokens and tokens[-1] is Wild.RUN and matcher(tokens)(known):
        return True
    return UNKNOWN

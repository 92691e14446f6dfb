"""Whether the ARN of a call is among those that a statement lists.

Restates "IAM JSON policy elements: Resource" and "NotResource":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from gatewright.aws.policy.arn_patterns import EVERYTHING, PARTS, arn_matcher, partly_known, split_pattern
from gatewright.aws.policy.document import Element, Kind
from gatewright.aws.policy.facts import Facts, Resource
from gatewright.aws.policy.globs import Pattern, Wild, any_matcher, is_literal, literal_head, literal_tail, written
from gatewright.aws.policy.values import Matches, Truth, any_of, opposite
from gatewright.aws.policy.variables import Template, Variable, fill, has_variables, template
from gatewright.model.unknown import Unknown

SERVICE: Final = 2
"""The part of an ARN in which no wildcard may stand (documented)."""

SHORT_IS_OPEN: Final[frozenset[Kind]] = frozenset({"identity", "session", "boundary"})
"""Where the missing parts of a pattern count as `*` (inferred from another project, as the next two)."""

SHORT_NEEDS_WILDCARD: Final[frozenset[Kind]] = frozenset({"resource", "endpoint", "scp"})
"""Where they do so only if the pattern has a wildcard; anywhere else a short pattern matches nothing."""

Parts = tuple[Pattern, ...]
"""Six patterns."""

Ends = tuple[str, str]
"""How a text starts, and how it ends."""


@dataclass(frozen=True, slots=True)
class ResourceTest:
    """`Resource` or `NotResource`, ready."""

    test: Callable[[Facts], Truth]
    """Whether a call meets it."""

    always: bool
    """Whether every call does."""

    invalid: tuple[str, ...]
    """The patterns that match nothing, whatever comes."""

    ends: tuple[Ends, ...]
    """How the ARNs start and end that it may apply to."""


def resource_test(element: Element, kind: Kind, version: str) -> ResourceTest:
    """Prepare the ARNs that a statement lists."""
    fixed: list[Parts] = []
    filled: list[Template] = []
    invalid: list[str] = []
    for value in element.values:
        parts = template(value.text, version)
        known = usable(parts, kind)
        if known is None:
            invalid.append(value.text)
        elif has_variables(parts):
            filled.append(parts)
        else:
            fixed.append(known)
    everything = any(parts == (EVERYTHING,) * PARTS for parts in fixed)
    test = _with_variables(element, fixed, filled, kind) if filled else _fixed(element, fixed)
    ends = (("", ""),) if element.negated else _ends(fixed, filled)
    always = everything and not element.negated and not filled
    return ResourceTest(test, always, tuple(invalid), ends)


def usable(parts: Template, kind: Kind) -> Parts | None:
    """Return the six patterns of a template, its variables taken for stars; `None` when it can match nothing."""
    if parts == EVERYTHING:
        return (EVERYTHING,) * PARTS
    # A variable is marked by NUL, which no ARN holds, to see in which part it stands.
    six = split_pattern(tuple("\0" if isinstance(part, Variable) else part for part in parts))
    short = len(six) < PARTS
    if short and kind not in SHORT_IS_OPEN:
        wild = any(isinstance(part, Wild) for part in parts)
        if kind not in SHORT_NEEDS_WILDCARD or not wild:
            return None
    if len(six) > SERVICE and not is_literal(six[SERVICE]):
        return None
    if len(six) < SERVICE and not is_literal(six[0]):
        return None
    if any("\0" in written(part) for part in six[: PARTS - 1]):
        return None
    return six + (EVERYTHING,) * (PARTS - len(six))


def _fixed(element: Element, fixed: Sequence[Parts]) -> Callable[[Facts], Truth]:
    """Return the test of an element without variables."""
    matches = _any_arn(fixed)
    negated = element.negated

    def test(facts: Facts) -> Truth:
        whole = facts.resource.whole
        if whole is not None:
            return matches(whole) is not negated
        truth = any_of(*(_of(parts, facts.resource) for parts in fixed))
        return opposite(truth) if negated else truth

    return test


def _with_variables(
    element: Element, fixed: Sequence[Parts], filled: Sequence[Template], kind: Kind
) -> Callable[[Facts], Truth]:
    """Return the test of an element with variables.

    "The resource that includes a policy variable with no value will not match any resource" (documented): the other
    resources of the list still do. That a `NotResource` with one applies to nothing is inferred from "any".
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
    """
    negated = element.negated
    widest = tuple(tuple(Wild.RUN if isinstance(part, Variable) else part for part in parts) for parts in filled)

    def matches(patterns: Sequence[Pattern], facts: Facts) -> Truth:
        ready = [six for pattern in patterns if (six := usable(pattern, kind)) is not None]
        return any_of(*(_of(parts, facts.resource) for parts in (*fixed, *ready)))

    def test(facts: Facts) -> Truth:
        patterns = [fill(parts, facts) for parts in filled]
        if negated and None in patterns:
            return False
        unsure = next((pattern for pattern in patterns if isinstance(pattern, Unknown)), None)
        truth = matches([pattern for pattern in patterns if isinstance(pattern, tuple)], facts)
        if unsure is None:
            return opposite(truth) if negated else truth
        # What an unknown text could at most match is what a star does.
        settled = truth is True if negated else matches(widest, facts) is False
        return False if settled else unsure

    return test


def _of(parts: Parts, resource: Resource) -> Truth:
    if resource.whole is not None:
        return arn_matcher(parts)(resource.whole)
    return partly_known(parts, resource.parts, resource.known)


def _any_arn(fixed: Sequence[Parts]) -> Matches:
    """Return whether an ARN matches one of the patterns; those with literal first parts are tried all at once."""
    plain = [parts for parts in fixed if all(is_literal(part) for part in parts[: PARTS - 1])]
    others = tuple(arn_matcher(parts) for parts in fixed if parts not in plain)
    at_once = any_matcher([_whole(parts) for parts in plain])
    if not others:
        return at_once
    if not plain:
        return others[0] if len(others) == 1 else lambda arn: any(test(arn) for test in others)
    return lambda arn: at_once(arn) or any(test(arn) for test in others)


def _whole(parts: Parts) -> Pattern:
    head = ":".join(written(part) for part in parts[: PARTS - 1])
    tokens = (f"{head}:", *parts[-1])
    literal = literal_head(tokens)
    behind = next((place for place, token in enumerate(tokens) if isinstance(token, Wild)), len(tokens))
    return (literal, *tokens[behind:])


def _ends(fixed: Sequence[Parts], filled: Sequence[Template]) -> tuple[Ends, ...]:
    ends = {(_head(parts), "" if is_literal(parts[-1]) else literal_tail(parts[-1])) for parts in fixed}
    for parts in filled:
        stop = next(place for place, part in enumerate(parts) if isinstance(part, Variable))
        ends.add((literal_head(tuple(part for part in parts[:stop] if not isinstance(part, Variable))), ""))
    return tuple(sorted(ends))


def _head(parts: Parts) -> str:
    head: list[str] = []
    for place, part in enumerate(parts):
        head.append(literal_head(part) if place == 0 else f":{literal_head(part)}")
        if not is_literal(part):
            break
    return "".join(head)

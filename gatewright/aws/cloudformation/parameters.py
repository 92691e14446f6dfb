"""
The values of a template's parameters: those that were given, else their defaults, else a refusal.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.spelled import spelled

STORED = "AWS::SSM::Parameter::Value<"
"""How the type of a parameter begins whose value stands in Parameter Store, under the name that is given."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A value that AWS alone has: nobody misses it until something needs it."""

    words: str
    """What to say then."""


def values(declared: Mapping[str, Mapping[str, Any]], given: Mapping[str, str]) -> dict[str, Any]:
    """Return the value of every parameter; a name that the template does not declare is refused."""
    for name in given:
        if name not in declared:
            known = f"; it has {', '.join(f'`{one}`' for one in declared)}" if declared else "; it has none"
            raise TemplateError(f"the template has no parameter `{name}`{known}")
    return {name: _value(name, one, given.get(name)) for name, one in declared.items()}


def _value(name: str, declared: Mapping[str, Any], given: str | None) -> Any:
    at = f"Parameters.{name}"
    kind = declared.get("Type")
    if not isinstance(kind, str):
        raise TemplateError("expected a `Type`", at=at)
    if given is None and kind.startswith(STORED):
        return Unresolved(f"`{name}` stands in the Parameter Store of AWS; give its value: --parameter {name}=VALUE")
    if given is None and "Default" not in declared:
        raise TemplateError(f"it has no default; give its value: --parameter {name}=VALUE", at=at)
    text = spelled(declared["Default"] if given is None else given)
    if kind == "Number" and re.fullmatch(r"-?\d+(\.\d+)?", text) is None:
        raise TemplateError(f"expected a number, got `{text}`", at=at)
    items = [one.strip() for one in text.split(",")] if _is_list(kind) else None
    for one in [text] if items is None else items:
        _check(declared, one, at)
    return text if items is None else items


def _is_list(kind: str) -> bool:
    return kind == "CommaDelimitedList" or kind.startswith("List<")


def _check(declared: Mapping[str, Any], text: str, at: str) -> None:
    allowed = declared.get("AllowedValues")
    if isinstance(allowed, list) and text not in [spelled(one) for one in allowed]:
        choices = ", ".join(f"`{spelled(one)}`" for one in allowed)
        shown = "a value" if declared.get("NoEcho") in {True, "true"} else f"`{text}`"
        raise TemplateError(f"expected one of {choices}, got {shown}", at=at)
    longest, shortest = declared.get("MaxLength"), declared.get("MinLength")
    if longest is not None and len(text) > int(longest):
        raise TemplateError(f"expected at most {longest} characters, got {len(text)}", at=at)
    if shortest is not None and len(text) < int(shortest):
        raise TemplateError(f"expected at least {shortest} characters, got {len(text)}", at=at)

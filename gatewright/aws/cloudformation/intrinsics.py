"""
Intrinsic functions: what a written value comes to.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html. Functions that
need AWS itself (`Fn::Cidr` over its networks, macros) are refused by name rather than guessed.
"""

import base64
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.errors import TemplateError, unresolved
from gatewright.aws.cloudformation.parameters import Unresolved
from gatewright.aws.cloudformation.scope import NO_VALUE, Scope
from gatewright.model.lazy_pattern import pattern

_NAMED: Final = pattern(r"\$\{([^}]*)\}")
_DEEPEST: Final = 200


def evaluate(value: Any, scope: Scope, depth: int = 0) -> Any:
    """Return what a value comes to; `NO_VALUE` where that is nothing. Raises `TemplateError` with the place."""
    if depth > _DEEPEST:
        raise TemplateError("values are nested too deeply")
    if isinstance(value, list):
        items = [_at(str(number), evaluate, one, scope, depth + 1) for number, one in enumerate(value)]
        return [one for one in items if one is not NO_VALUE]
    if not isinstance(value, Mapping):
        return value
    if len(value) == 1:
        ((name, argument),) = value.items()
        if name in FUNCTIONS:
            return _at(name, FUNCTIONS[name], argument, scope, depth + 1)
        if name.startswith("Fn::"):
            raise TemplateError(f"the function `{name}` is not understood here")
    found = {name: _at(name, evaluate, one, scope, depth + 1) for name, one in value.items()}
    return {name: one for name, one in found.items() if one is not NO_VALUE}


def holds(name: str, scope: Scope, path: tuple[str, ...] = ()) -> bool:
    """Return whether a condition of the template holds."""
    if not isinstance(name, str):
        raise TemplateError("expected the name of a condition")
    if name in path:
        raise TemplateError(f"the condition `{name}` depends on itself")
    if name not in scope.conditions:
        raise TemplateError(f"the template has no condition `{name}`")
    try:
        return _truth(scope.conditions[name], scope, (*path, name))
    except TemplateError as error:
        raise error.within(f"Conditions.{name}") if not path else error from None


def _truth(written: Any, scope: Scope, path: tuple[str, ...]) -> bool:
    """Return whether a written condition holds: what stands in the section, or below `Fn::And` and its like."""
    if isinstance(written, bool):
        return written
    if not isinstance(written, Mapping) or len(written) != 1:
        raise TemplateError("expected one of Fn::Equals, Fn::And, Fn::Or, Fn::Not and Condition")
    ((name, argument),) = written.items()
    if name == "Condition":
        return holds(argument, scope, path)
    if name == "Fn::Equals":
        left, right = _list(argument, 2, 2)
        return bool(_plain(evaluate(left, scope)) == _plain(evaluate(right, scope)))
    if name == "Fn::Not":
        return not _truth(_list(argument, 1, 1)[0], scope, path)
    if name == "Fn::And":
        return all(_truth(one, scope, path) for one in _list(argument, 1, 10))
    if name == "Fn::Or":
        return any(_truth(one, scope, path) for one in _list(argument, 1, 10))
    raise TemplateError(f"`{name}` is no condition: expected Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition")


def _plain(value: Any) -> Any:
    """Return a value as CloudFormation compares it: `true` and "true" are equal."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else value


def _at(place: str, evaluating: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return evaluating(*arguments)
    except TemplateError as error:
        raise error.within(place) from None


def _list(value: Any, least: int, most: int) -> list[Any]:
    if not isinstance(value, list) or not least <= len(value) <= most:
        count = str(least) if least == most else f"{least} to {most}"
        raise TemplateError(f"expected a list of {count}")
    return value


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    raise TemplateError(f"expected a text, got {'nothing' if value is NO_VALUE else 'a list or an object'}")


def _ref(argument: Any, scope: Scope, _depth: int) -> Any:
    if not isinstance(argument, str):
        raise TemplateError("expected the name of a parameter or a resource")
    if argument in scope.values:
        found = scope.values[argument]
        if isinstance(found, Unresolved):
            raise TemplateError(found.words)
        return found
    _known(argument, scope)
    return scope.attribute_of(argument, None)


def _known(name: str, scope: Scope, said: str = "") -> None:
    if name in scope.absent_names:
        # Without the words that the other one begins with (moto's test of it ran against AWS).
        aws = unresolved(name).removeprefix("Template format error: ")
        raise TemplateError(f"the resource `{name}` does not exist: its condition does not hold", aws=aws)
    if name not in scope.resource_names:
        aws = said or unresolved(name)
        raise TemplateError(f"the template has no parameter and no resource `{name}`", aws=aws)


def _get_att(argument: Any, scope: Scope, depth: int) -> Any:
    parts = argument.split(".", 1) if isinstance(argument, str) else argument
    name, attribute = _list(parts, 2, 2)
    attribute = evaluate(attribute, scope, depth)
    if not isinstance(name, str) or not isinstance(attribute, str):
        raise TemplateError("expected the name of a resource and of an attribute")
    _known(name, scope, f"Template error: instance of Fn::GetAtt references undefined resource {name}")
    return scope.attribute_of(name, attribute)


def _sub(argument: Any, scope: Scope, depth: int) -> str:
    pattern, own = (argument, {}) if isinstance(argument, str) else _list(argument, 2, 2)
    if not isinstance(pattern, str) or not isinstance(own, Mapping):
        raise TemplateError("expected a text, or a text and an object")
    variables = {name: evaluate(value, scope, depth) for name, value in own.items()}

    def put(found: re.Match[str]) -> str:
        name = found[1].strip()
        if name.startswith("!"):
            return f"${{{name[1:]}}}"
        if name in variables:
            return _text(variables[name])
        if name in scope.values or "." not in name:
            return _text(_ref(name, scope, depth))
        return _text(_get_att(name, scope, depth))

    return _NAMED.sub(put, pattern)


def _join(argument: Any, scope: Scope, depth: int) -> str:
    delimiter, items = _list(argument, 2, 2)
    found = evaluate(items, scope, depth)
    if scope.symbolic and isinstance(found, str):
        return f"{delimiter}{found}"
    if not isinstance(delimiter, str) or not isinstance(found, list):
        raise TemplateError("expected a delimiter and a list")
    return delimiter.join(_text(one) for one in found)


def _split(argument: Any, scope: Scope, depth: int) -> list[str]:
    delimiter, text = _list(argument, 2, 2)
    if not isinstance(delimiter, str) or not delimiter:
        raise TemplateError("expected a delimiter and a text")
    return _text(evaluate(text, scope, depth)).split(delimiter)


def _select(argument: Any, scope: Scope, depth: int) -> Any:
    index, items = _list(argument, 2, 2)
    number, found = _text(evaluate(index, scope, depth)), evaluate(items, scope, depth)
    if scope.symbolic and (not isinstance(found, list) or not number.isdecimal() or int(number) >= len(found)):
        return json.dumps([number, found])
    if not number.isdecimal() or not isinstance(found, list):
        raise TemplateError("expected an index and a list")
    if int(number) >= len(found):
        raise TemplateError(f"expected an index below {len(found)}, got {number}")
    return found[int(number)]


def _if(argument: Any, scope: Scope, depth: int) -> Any:
    name, then, otherwise = _list(argument, 3, 3)
    if not isinstance(name, str):
        raise TemplateError("expected the name of a condition")
    return evaluate(then if holds(name, scope) else otherwise, scope, depth)


def _find_in_map(argument: Any, scope: Scope, depth: int) -> Any:
    parts = _list(argument, 3, 4)
    keys = [_text(evaluate(one, scope, depth)) for one in parts[:3]]
    found: Any = scope.mappings
    for key in keys:
        found = found.get(key, NO_VALUE) if isinstance(found, Mapping) else NO_VALUE
        if found is NO_VALUE:
            break
    if found is not NO_VALUE:
        return found
    if len(parts) == 4 and isinstance(parts[3], Mapping) and "DefaultValue" in parts[3]:
        return evaluate(parts[3]["DefaultValue"], scope, depth)
    raise TemplateError(f"the mappings hold nothing at `{'.'.join(keys)}`")


def _import_value(argument: Any, scope: Scope, depth: int) -> Any:
    name = _text(evaluate(argument, scope, depth))
    if name not in scope.exports:
        raise TemplateError(f"no stack here exports `{name}`; name the template that does before this one")
    return scope.exports[name]


def _base64(argument: Any, scope: Scope, depth: int) -> str:
    return base64.b64encode(_text(evaluate(argument, scope, depth)).encode()).decode()


def _zones(argument: Any, scope: Scope, depth: int) -> list[str]:
    region = _text(evaluate(argument, scope, depth)) or scope.values["AWS::Region"]
    return [f"{region}{letter}" for letter in "abc"]


def _json(argument: Any, scope: Scope, depth: int) -> str:
    return json.dumps(evaluate(argument, scope, depth), separators=(",", ":"), ensure_ascii=False)


def _length(argument: Any, scope: Scope, depth: int) -> int:
    found = evaluate(argument, scope, depth)
    if scope.symbolic and isinstance(found, str):
        return 0
    if not isinstance(found, list):
        raise TemplateError("expected a list")
    return len(found)


FUNCTIONS: Final[Mapping[str, Callable[[Any, Scope, int], Any]]] = {
    "Ref": _ref,
    "Fn::GetAtt": _get_att,
    "Fn::Sub": _sub,
    "Fn::Join": _join,
    "Fn::Split": _split,
    "Fn::Select": _select,
    "Fn::If": _if,
    "Fn::FindInMap": _find_in_map,
    "Fn::ImportValue": _import_value,
    "Fn::Base64": _base64,
    "Fn::GetAZs": _zones,
    "Fn::ToJsonString": _json,
    "Fn::Length": _length,
}
"""Each function, and what computes it."""

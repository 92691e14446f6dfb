"""
Filters of listings of parameters.

https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html, and
https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-search.html. The texts are those that moto's
tests state of AWS.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.errors import not_implemented
from gatewright.services.ssm.errors import invalid
from gatewright.services.ssm.parameter_names import rooted
from gatewright.store.documents import Document

_TAG: Final = "tag:"
_OPTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "Path": ("Recursive", "OneLevel"),
    "Name": ("BeginsWith", "Equals", "Contains"),
}
_PLAIN: Final = ("BeginsWith", "Equals")
_VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "Tier": ("Standard", "Advanced", "Intelligent-Tiering"),
    "Type": ("String", "StringList", "SecureString"),
}
_PATH: Final = pattern(r"/|(/[A-Za-z0-9_.\-]+)+/?")
_RESERVED: Final = ("/aws", "/ssm")


def matcher(params: Mapping[str, Any], keys: Sequence[str]) -> Callable[[Document], bool]:
    """Return what tells whether a parameter is wanted; `keys` are those that the operation takes."""
    plain, found = params.get("Filters") or (), params.get("ParameterFilters") or ()
    if plain and found:
        raise invalid("You can use either Filters or ParameterFilters in a single request.")
    for one in found:
        _check(one, [each["Key"] for each in found], keys)
    wanted = [*found, *({"Key": one["Key"], "Option": "Equals", "Values": one["Values"]} for one in plain)]
    return lambda parameter: all(_matches(one, parameter) for one in wanted)


def _check(one: Mapping[str, Any], named: Sequence[str], keys: Sequence[str]) -> None:
    key, option, values = one["Key"], one.get("Option"), one.get("Values")
    if key == "Label" and key in keys:
        raise not_implemented("this server keeps no labels of parameters, so it refuses a filter for `Label`")
    if key not in keys and not (key.startswith(_TAG) and _TAG in keys):
        listed = ", ".join(each for each in keys if each != _TAG)
        raise invalid(f"The following filter key is not valid: {key}. Valid filter keys include: [{listed}]")
    if not values and not key.startswith(_TAG):
        raise invalid(f"The following filter values are missing : null for filter key {key}")
    if named.count(key) > 1:
        raise invalid(
            f"The following filter is duplicated in the request: {key}. A request can contain only one occurrence of a"
            " specific filter."
        )
    if option is not None and option not in _OPTIONS.get(key, _PLAIN):
        raise invalid(_wrong_option(key, option))
    _check_values(key, values or ())


def _check_values(key: str, values: Sequence[str]) -> None:
    for value in values:
        if key == "Path":
            _check_path(value)
        if key in _VALUES and value not in _VALUES[key]:
            listed = ", ".join(_VALUES[key])
            raise invalid(f"The following filter value is not valid: {value}. Valid values include: [{listed}]")


def _check_path(path: str) -> None:
    if path.lower().startswith(_RESERVED):
        raise invalid('Filters for common parameters can\'t be prefixed with "aws" or "ssm" (case-insensitive).')
    if _PATH.fullmatch(path) is None:
        raise invalid(
            "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward"
            ' slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters,'
            " numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not"
            ' allowed. All sub-paths, if specified, must use the forward slash symbol "/". Valid example:'
            " /get/parameters2-/by1./path0_."
        )


def _wrong_option(key: str, option: str) -> str:
    # As moto has it: the list of `Name` leaves `Contains` out, and that of `Path` has no full stop.
    listed = "[Recursive, OneLevel]" if key == "Path" else "[BeginsWith, Equals]."
    return f"The following filter option is not valid: {option}. Valid options include: {listed}"


def _matches(one: Mapping[str, Any], parameter: Document) -> bool:
    key, values = one["Key"], one.get("Values") or ()
    if key == "Path":
        return any(is_below(parameter["Name"], value, recursive=one.get("Option") == "Recursive") for value in values)
    if key.startswith(_TAG):
        value = parameter.get("tags", {}).get(key.removeprefix(_TAG))
        return value is not None and (not values or _compared(one, value, values))
    if key == "Name":
        contains = one.get("Option") == "Contains"
        return _compared(one, rooted(parameter["Name"]), [each if contains else rooted(each) for each in values])
    return _compared(one, {"Tier": "Standard", **parameter}.get(key, ""), values)


def _compared(one: Mapping[str, Any], value: str, wanted: Sequence[str]) -> bool:
    option = one.get("Option") or "Equals"
    if option == "Equals":
        return value in wanted
    return any(value.startswith(each) if option == "BeginsWith" else each in value for each in wanted)


def is_below(name: str, path: str, *, recursive: bool) -> bool:
    """Return whether a parameter stands in a path, or, where that is asked for, somewhere below it."""
    stem = path.rstrip("/") + "/"
    full = rooted(name)
    return full.startswith(stem) and (recursive or "/" not in full[len(stem) :])

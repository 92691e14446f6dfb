"""
The text of a template, JSON or YAML, with the short tags of CloudFormation written out: `!Ref X` is `{"Ref": "X"}`.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html. Templates come from anywhere: what
is made to explode (aliases of aliases) or to nest without end is refused, and nothing in a file is ever run.
"""

import json
from typing import Any, Final

from gatewright.aws import bounded_yaml
from gatewright.aws.bounded_yaml import TooMuchError, loader
from gatewright.sources.errors import DocumentError

LARGEST: Final = 20 * 1024 * 1024
"""Bytes; CloudFormation takes 1 MB, and a definition within may be larger than that."""

MOST_VALUES: Final = 500_000
"""Values in a template, aliases counted as often as they stand."""

DEEPEST: Final = 150
_WITHOUT_PREFIX: Final = frozenset({"Ref", "Condition"})


def values(text: str) -> Any:
    """Return what a text holds, or raise `DocumentError` with the line."""
    if len(text) > LARGEST:
        raise DocumentError(f"expected at most {LARGEST} bytes")
    if text.lstrip()[:1] in {"{", "["}:
        try:
            return plain(json.loads(text))
        except (ValueError, RecursionError):
            pass  # YAML has braces, too, and its reader names the place better.
    return plain(_yaml(text))


def _yaml(text: str) -> Any:
    import yaml  # noqa: PLC0415  # heavy, and wanted only where no JSON came

    try:
        return yaml.load(text, _loader())  # noqa: S506  # a SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}: " if mark is not None else ""
        raise DocumentError(f"{place}neither JSON nor YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise DocumentError(f"neither JSON nor YAML: {' '.join(str(error).split())}") from None
    except TooMuchError:
        raise DocumentError("the file is too large or too deep") from None
    except RecursionError:
        raise DocumentError("the file is nested too deeply") from None
    except ValueError as error:
        raise DocumentError(f"the file holds a value that cannot be read: {error}") from None


def _loader() -> Any:
    import yaml  # noqa: PLC0415  # as above

    found = loader(yaml.SafeLoader, MOST_VALUES)
    found.add_multi_constructor("!", _function)
    return found


def _function(reader: Any, suffix: str, node: Any) -> Any:
    import yaml  # noqa: PLC0415  # as above

    if isinstance(node, yaml.ScalarNode):
        value: Any = reader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = reader.construct_sequence(node, deep=True)
    else:
        value = reader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in _WITHOUT_PREFIX else f"Fn::{suffix}": value}


def plain(value: Any) -> Any:
    """Return a value as JSON has it, or raise `DocumentError` for one without bounds."""
    try:
        return bounded_yaml.plain(value, most=MOST_VALUES, deepest=DEEPEST)
    except TooMuchError:
        raise DocumentError("the file is too large or too deep") from None

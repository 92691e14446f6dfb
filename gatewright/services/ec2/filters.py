"""
Filters of the describe operations: all of them have to hold, each for one of its values; `*` and `?` stand for letters.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html, "Filter resources using the CLI".
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias

from gatewright.aws.spelled import spelled
from gatewright.services.ec2.errors import refused
from gatewright.store.documents import Document

Places: TypeAlias = Mapping[str, str]
"""Where each filter looks: members with `.` between levels; the items of a list are looked at one by one."""

_TAG: Final = "tag:"


def matching(items: Iterable[Document], params: Mapping[str, Any], places: Places) -> list[Document]:
    """Return the items that pass all filters; one that the operation does not have is refused."""
    wanted = [(one.get("Name", ""), one.get("Values") or ()) for one in params.get("Filters") or ()]
    for name, _ in wanted:
        if name not in places and name != "tag-key" and not name.startswith(_TAG):
            raise refused("InvalidParameterValue", f"The filter '{name}' is invalid")  # reported by users
    return [one for one in items if all(_passes(one, name, values, places) for name, values in wanted)]


def _passes(item: Document, name: str, values: Sequence[str], places: Places) -> bool:
    patterns = [_pattern(value) for value in values]
    return any(pattern.fullmatch(text) for text in _texts(item, name, places) for pattern in patterns)


def _texts(item: Document, name: str, places: Places) -> Iterator[str]:
    tags = {tag["Key"]: tag["Value"] for tag in item.get("Tags") or ()}
    if name == "tag-key":
        yield from tags
    elif name.startswith(_TAG):
        key = name.removeprefix(_TAG)
        yield from (tags[key] for _ in (0,) if key in tags)
    else:
        yield from (spelled(value) for value in _values(item, places[name].split(".")))


def _values(value: Any, path: list[str]) -> Iterator[Any]:
    if isinstance(value, list):
        for item in value:
            yield from _values(item, path)
    elif not path:
        yield value
    elif isinstance(value, dict) and path[0] in value:
        yield from _values(value[path[0]], path[1:])


@lru_cache(maxsize=256)
def _pattern(value: str) -> re.Pattern[str]:
    parts = re.findall(r"\\.|[^\\]|\\$", value, re.DOTALL)
    wild = {"*": ".*", "?": "."}
    return re.compile("".join(wild.get(part) or re.escape(part[-1]) for part in parts), re.DOTALL)

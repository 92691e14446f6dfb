"""The functions of a JSONPath that are read: `$.items.length()` and those that make one number of many.

Restates "Functions" of https://github.com/json-path/JsonPath; `keys`, `stddev`, `concat`, `append`, `first`, `last` and
`index` are not read.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.jsonpath_walk import Walk

__all__ = ["FUNCTIONS"]

_Find = Callable[[object, Walk], Iterator[object]]


def _length(value: object, _walk: Walk) -> Iterator[object]:
    yield len(value) if isinstance(value, list | Mapping) else None


def _aggregate(of: Callable[[list[float]], float]) -> _Find:
    """Lead to what is made of all the numbers in a list."""

    def find(value: object, walk: Walk) -> Iterator[object]:
        values: list[Any] = value if isinstance(value, list) else []
        walk.spend(len(values))
        numbers = [float(one) for one in values if isinstance(one, int | float) and not isinstance(one, bool)]
        if not numbers:
            raise Impossible("a function of the JSONPath has no number to work on")
        yield of(numbers)

    return find


FUNCTIONS: Final[Mapping[str, _Find]] = {
    "length": _length,
    "size": _length,
    "min": _aggregate(min),
    "max": _aggregate(max),
    "sum": _aggregate(sum),
    "avg": _aggregate(lambda numbers: sum(numbers) / len(numbers)),
}

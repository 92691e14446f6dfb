"""
Random inputs for operations, drawn from botocore's models: valid by their shapes, or with something wrong in them.

Ids and names are mostly those that earlier answers told, so that calls get further than to what is not there.
"""

import json
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

Params = dict[str, Any]
T = TypeVar("T")

TEXTS: Final = (
    "",
    "a",
    "GET",
    "ANY",
    "$default",
    "$connect",
    "GET /x",
    "{proxy+}",
    "200",
    "é",
    "\x00",
    "x" * 300,
    "*",
    "/",
    "a/b",
    "method.request.header.A",
    "$request.header.A",
    "integration.response.header.a",
    "{}",
    "[]",
    "null",
    '{"swagger":"2.0","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{}}}}',
    '{"openapi":"3.0.1","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{"responses":null}}}}',
    "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:f/invocations",
    "http://127.0.0.1:1/",
    "arn:aws:iam::000000000000:role/r",
    '{"Version":"2012-10-17","Statement":[]}',
    "-1",
    "1e999",
    "٣",
    "2020-13-45",
    "application/json",
    "example.com",
    "dev",
    "10.0.0.0/8",
    "%00",
    "a\r\nX: y",
    "MOCK",
    "AWS_PROXY",
    "overwrite",
    "name,key\na,bbbbbbbbbbbbbbbbbbbbbbbbbbb\n",
)
KEYS: Final = ("a", "", "application/json", "method.request.header.x", "GET /x", "gatewayresponse.header.y", "$default")
WRONG: Final[tuple[Any, ...]] = (None, "", [], {}, -1, True, "x", {"a": {"b": None}}, ["x"], 1.5, [None], 10**30)
PATHS: Final = ("/name", "/variables/a", "/*/*/throttling/rateLimit", "/apiStages", "/policy", "/uri", "", "x", "/~2")
NUMBERS: Final = (0, 1, 2, 25, 300, 29_000, 3_600, 500, -1, 2**31, 10**20)
_SEVERAL: Final = 40


class RandomInputs:
    """Draws inputs from one seed, and remembers what answers told."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._told: dict[str, list[str]] = defaultdict(list)

    def of(self, shape: Any, *, wrong: bool) -> Any:
        """Return an input of a shape; with `wrong`, something in it may be none that the shape allows."""
        return {} if shape is None else self._value(shape, "", 0, wrong)

    def one_of(self, choices: Sequence[T]) -> T:
        """Return one of several."""
        return self._random.choice(choices)

    def remember(self, answer: Any, name: str = "") -> None:
        """Take the texts of an answer for later inputs, by the names of their members."""
        if isinstance(answer, Mapping):
            for member, value in answer.items():
                self.remember(value, member)
        elif isinstance(answer, list):
            for one in answer:
                self.remember(one, name)
        elif isinstance(answer, str):
            self._told[name.lower()] = [*self._told[name.lower()], answer][-_SEVERAL:]

    def remember_json(self, body: bytes) -> None:
        """Take the texts of an answer's body, where it is JSON."""
        try:
            self.remember(json.loads(body))
        except ValueError:
            return

    def _value(self, shape: Any, name: str, depth: int, wrong: bool) -> Any:
        if wrong and depth and self._random.random() < 0.06:
            return self._random.choice(WRONG)
        kind = shape.type_name
        if kind == "structure":
            return self._structure(shape, depth, wrong)
        if kind == "list":
            return [self._value(shape.member, name, depth + 1, wrong) for _ in range(self._random.choice((0, 1, 1, 2)))]
        if kind == "map":
            keys = self._random.sample(KEYS, self._random.choice((0, 1, 1, 2)))
            return {key: self._value(shape.value, name, depth + 1, wrong) for key in keys}
        if kind == "string":
            return self._text(shape, name.lower())
        plain: dict[str, tuple[Any, ...]] = {
            "boolean": (True, False),
            "float": (0.0, 0.5, -1.0, 1e308),
            "double": (0.0, 0.5, -1.0, 1e308),
            "timestamp": (0, 1.7e9, -1),
            "blob": (b"", b"\xff", b"{}", b"text"),
        }
        return self._random.choice(plain.get(kind, NUMBERS))

    def _structure(self, shape: Any, depth: int, wrong: bool) -> Params:
        likely = 0.4 / (1 + depth / 2)
        return {
            name: self._value(member, name, depth + 1, wrong)
            for name, member in shape.members.items()
            if self._is_given(name in shape.required_members, likely, wrong)
        }

    def _is_given(self, required: bool, likely: float, wrong: bool) -> bool:
        return self._random.random() < ((0.9 if wrong else 1) if required else likely)

    def _text(self, shape: Any, name: str) -> str:
        if getattr(shape, "enum", None) and self._random.random() < 0.9:
            return str(self._random.choice(shape.enum))
        if name == "path" and self._random.random() < 0.5:
            return self._random.choice(PATHS)
        known = self._told[name] or (self._told["id"] if name.endswith("id") else [])
        return self._random.choice(known if known and self._random.random() < 0.8 else TEXTS)

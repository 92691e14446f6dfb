import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.openapi.errors import OpenApiError
from gatewright.aws.openapi.source import DEEPEST, LARGEST, Source, read

YAML = b"""
openapi: 3.0.1
info: {title: t, version: 2016-09-12}
paths:
  /pets:
    get:
      responses:
        200: {description: ok}
        on: {description: no}
"""


def test_json_and_yaml_say_the_same() -> None:
    """A date stays a text, and every key becomes one."""
    found = read(YAML)

    assert (3, "2016-09-12") == (found.version, found.at("info")["version"])
    assert {"200", "true"} == set(found.at("paths", "/pets", "get", "responses"))
    assert found == read(json.dumps(found.root).encode())


def test_version_is_told() -> None:
    """Swagger 2.0, and OpenAPI 3 of any minor version."""
    assert (2, 3) == (read(b'{"swagger": "2.0"}').version, read(b'{"openapi": "3.1.0"}').version)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "expected an object"),
        (b"[]", "expected an object"),
        (b"{}", "expected `swagger: 2.0` or `openapi: 3.0.x`"),
        (b'{"swagger": "1.2"}', "expected `swagger: 2.0` or `openapi: 3.0.x`"),
        (b"\xff\xfe", "the definition is not UTF-8"),
        (b"a: [", "neither JSON nor YAML"),
        (b"!!python/object/apply:os.system ['true']", "neither JSON nor YAML"),
        (b" " * (LARGEST + 1), f"the definition is larger than {LARGEST} bytes"),
        (b"[" * 5_000, "the definition"),
        (b'{"a":' * (DEEPEST + 5) + b"1" + b"}" * (DEEPEST + 5), "the definition is too large or too deep"),
    ],
)
def test_what_is_no_definition_is_refused(body: bytes, message: str) -> None:
    """In one line, and without waiting for it."""
    with pytest.raises(OpenApiError) as caught:
        read(body)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_aliases_do_not_explode() -> None:
    """Nine levels of nine aliases would be half a billion values."""
    levels = [f"a{level}: &a{level} [{', '.join(f'*a{level - 1}' for _ in range(9))}]" for level in range(1, 10)]
    body = "\n".join(["swagger: '2.0'", "a0: &a0 [x]", *levels]).encode()

    with pytest.raises(OpenApiError, match="too large or too deep"):
        read(body)


def test_endless_alias_is_refused() -> None:
    """A list that holds itself."""
    with pytest.raises(OpenApiError, match="too large or too deep"):
        read(b"swagger: '2.0'\na: &a [*a]")


def test_references_are_followed() -> None:
    """From one to the next, with escaped slashes; those that lead nowhere or in circles are empty."""
    found = read(
        json.dumps(
            {
                "swagger": "2.0",
                "parameters": {
                    "a/b": {"name": "x"},
                    "second": {"$ref": "#/parameters/a~1b"},
                    "round": {"$ref": "#/parameters/round"},
                },
            }
        ).encode()
    )

    assert {"name": "x"} == found.resolved({"$ref": "#/parameters/second"})
    for nowhere in ({"$ref": "#/parameters/round"}, {"$ref": "#/no"}, {"$ref": "https://x/y"}, "text", None):
        assert {} == found.resolved(nowhere)


@given(st.binary(max_size=200))
def test_whatever_comes_is_read_or_refused(body: bytes) -> None:
    """No other exception, and a complaint of one line."""
    complaint = ""
    try:
        read(body)
    except OpenApiError as error:
        complaint = str(error)

    assert "\n" not in complaint


def test_reference_leads_somewhere_or_not() -> None:
    """Names with a slash are escaped in it."""
    source = Source({"paths": {"/pets": {"get": None}}}, 3)

    assert [True, False, False] == [
        source.holds(one) for one in ("#/paths/~1pets/get", "#/paths/~1pets/put", "#/paths/~1pets/get/more")
    ]

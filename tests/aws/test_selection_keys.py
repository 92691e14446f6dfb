import pytest

from gatewright.aws.selection_keys import Said, read_selection, selected

MESSAGE = """{"service": "chat", "action": "join", "data": {"room": "room1234", "pair": ["item1", "item2"]}, "n": 5,
"yes": true, "nothing": null}"""


@pytest.mark.parametrize(
    ("expression", "key"),
    [
        ("$request.body.action", "join"),
        ("${request.body.action}", "join"),
        ("${request.body.service}/${request.body.action}", "chat/join"),
        ("${request.body.action}-${request.body.invalidPath}", "join-"),
        ("action", "action"),
        (r"\$default", "$default"),
        ("$default", "$default"),
        ("$request.body.data.room", "room1234"),
        ("$request.body.data.pair", "[item1, item2]"),
        ("$request.body.data.pair[1]", "item2"),
        ("$request.body['action']", "join"),
        ("$request.body.n", "5"),
        ("$request.body.yes", "true"),
        ("$request.body.nothing", ""),
        ("${context.routeKey}", "here"),
        ("${context.other}", ""),
    ],
)
def test_expressions_of_the_guide(expression: str, key: str) -> None:
    """The table of "Route selection expressions", and what its text says besides."""
    said = Said(MESSAGE, {"context.routeKey": "here"}.get)

    assert key == read_selection(expression).evaluate(said)


@pytest.mark.parametrize("message", ["", "hello", "{", '{"a": 1'])
def test_a_message_that_is_no_json_has_no_key(message: str) -> None:
    """Unless the expression looks at nothing in it."""
    assert read_selection("$request.body.action").evaluate(Said(message)) is None
    assert "static" == read_selection("static").evaluate(Said(message))


def test_nothing_is_evaluated_twice() -> None:
    """What a message holds is no expression."""
    assert "$request.body.b" == read_selection("$request.body.a").evaluate(Said('{"a": "$request.body.b", "b": "x"}'))


def test_a_key_without_an_entry_is_the_default() -> None:
    """Where there is one."""
    assert ["a", "$default", "$default"] == [selected({"a": 1, "$default": 2}, key) for key in ("a", "b", None)]
    assert selected({"a": 1}, "b") is None

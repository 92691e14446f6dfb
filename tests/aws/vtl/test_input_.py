"""`$input`."""

import pytest

from gatewright.aws.vtl.errors import NotJson
from gatewright.aws.vtl.input_ import Input
from gatewright.aws.vtl.parameters import Parameters
from gatewright.aws.vtl.run import Run


def run() -> Run:
    """Return a rendering that has just begun."""
    return Run({}, None, str)


def test_parameter_is_searched_in_path_then_query_then_headers() -> None:
    """A parameter of the path hides one of the query string, which hides a header."""
    call = Input("", Parameters({"a": "p"}, {"a": "q", "b": "q"}, {"a": "h", "b": "h", "c": "h"}))

    assert ["p", "q", "h", "", None] == [call.param(run(), name) for name in ("a", "b", "c", "d", 5)]


def test_all_parameters() -> None:
    """Without a name, all parameters come by where they stand."""
    every = Input("", Parameters(querystring={"b": "q"})).params(run())

    assert {"path": {}, "querystring": {"b": "q"}, "header": {}} == every


@pytest.mark.parametrize("body", ["", " \n"])
def test_no_body_is_an_empty_object(body: str) -> None:
    """A request without a payload has an empty object."""
    call = Input(body)

    read = [call.json(run(), "$"), call.path(run(), "$"), call.json(run(), "$.x")]

    assert ["{}", "{}", {}, '""'] == [call.property("body"), *read]


def test_json_keeps_order_and_letters() -> None:
    """A part of the payload comes as JSON without blanks, in its order and not escaped."""
    assert '{"z":"é","a":[1,2.5,null,true]}' == Input('{ "z": "é", "a": [1, 2.5, null, true] }').json(run(), "$")


def test_path_that_leads_nowhere_has_no_value() -> None:
    """A definite path that leads nowhere has no value."""
    assert Input('{"a": 1}').path(run(), "$.b") is None


def test_other_than_text_is_no_path() -> None:
    """What is no text is no path."""
    call = Input("{}")

    assert (None, None) == (call.json(run(), 1), call.path(run(), 1))


def test_changes_are_seen_by_path_only() -> None:
    """What a template changes, `path` sees and `json` does not."""
    call = Input('{"a": {}}')
    found = call.path(run(), "$.a")
    assert isinstance(found, dict)
    found["b"] = 1

    assert ({"b": 1}, "{}") == (call.path(run(), "$.a"), call.json(run(), "$.a"))


def test_other_than_json_is_refused() -> None:
    """A payload that is not JSON has no parts."""
    with pytest.raises(NotJson):
        Input("{").path(run(), "$")


def test_form_is_one_string() -> None:
    """Templates split it; no member of it is anything.

    recorded: users of AWS (`$input.path('$').split('&')`, since 2015); LocalStack pull request 12774 (2025-06-18).
    """
    call = Input("a=1&b=2")
    read = [call.path(run(), "$"), call.json(run(), "$"), call.path(run(), "$.a"), call.json(run(), "$.a")]

    assert ["a=1&b=2", '"a=1&b=2"', None, '""'] == read
    assert None is call.path(run(), "$[0]")


def test_only_body_is_a_property() -> None:
    """No Python attribute can be reached."""
    assert Input("{}").property("__class__") is None

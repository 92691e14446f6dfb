from gatewright.aws.vtl.parameters import Parameters


def test_a_name_is_searched_in_the_path_the_query_string_and_the_headers() -> None:
    """In that order; what stands nowhere is the empty text."""
    given = Parameters({"a": "p"}, {"a": "q", "b": "q"}, {"a": "h", "b": "h", "c": "h"})

    assert ["p", "q", "h", ""] == [given.one(name) for name in "abcd"]


def test_a_parameter_without_a_text_is_found() -> None:
    """An empty value hides what stands behind it."""
    assert "" == Parameters(querystring={"a": ""}, header={"a": "h"}).one("a")


def test_all_of_them() -> None:
    """Every place is there, empty or not."""
    assert {"path": {}, "querystring": {"b": "q"}, "header": {}} == Parameters(querystring={"b": "q"}).every()

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.wire.uri import Found, compile_routes

ROUTES = compile_routes(
    [
        ("List", "GET", "/things"),
        ("Create", "POST", "/things"),
        ("Import", "POST", "/things?mode=import"),
        ("ImportFile", "POST", "/things?mode=import&from=file"),
        ("Probe", "POST", "/things?probe"),
        ("Get", "GET", "/things/{id}"),
        ("Mine", "GET", "/things/mine"),
        ("MineParts", "GET", "/things/mine/parts"),
        ("Part", "GET", "/things/{id}/parts/{part}"),
        ("Object", "GET", "/objects/{key+}"),
        ("ObjectTags", "GET", "/objects/{key+}/tags"),
        ("Slash", "GET", "/slash/"),
        ("Root", "GET", "/"),
        ("AbortUpload", "DELETE", "/objects/{key+}"),
        ("DeleteObject", "DELETE", "/objects/{key+}"),
        ("Untag", "DELETE", "/tags/{id}"),
    ],
    {"AbortUpload": frozenset({"uploadId"}), "Untag": frozenset({"tagKeys"})},
)


@pytest.mark.parametrize(
    ("method", "path", "query", "operation", "labels"),
    [
        ("GET", "/", [], "Root", {}),
        ("GET", "/things", [], "List", {}),
        ("GET", "/things/", [], "List", {}),
        ("GET", "/slash", [], "Slash", {}),
        ("GET", "/slash/", [], "Slash", {}),
        ("GET", "/things/a%2Fb%20c", [], "Get", {"id": "a/b c"}),
        ("GET", "/things/mine", [], "Mine", {}),
        ("GET", "/things/mine/parts/7", [], "Part", {"id": "mine", "part": "7"}),
        ("POST", "/things", [("mode", "other")], "Create", {}),
        ("POST", "/things", [("mode", "import")], "Import", {}),
        ("POST", "/things", [("from", "file"), ("mode", "import")], "ImportFile", {}),
        ("POST", "/things", [("probe", "")], "Probe", {}),
        ("GET", "/objects/a/b%2Fc/d", [], "Object", {"key": "a/b/c/d"}),
        ("GET", "/objects/tags", [], "Object", {"key": "tags"}),
        ("GET", "/objects/a/", [], "Object", {"key": "a/"}),
        ("GET", "/objects//a", [], "Object", {"key": "/a"}),
        ("GET", "/objects//", [], "Object", {"key": "/"}),
        ("GET", "/objects/a//b//", [], "Object", {"key": "a//b//"}),
        ("GET", "/objects/a/b/tags", [], "Object", {"key": "a/b/tags"}),
        ("DELETE", "/objects/a/b", [], "DeleteObject", {"key": "a/b"}),
        ("DELETE", "/objects/a", [("uploadId", "7")], "AbortUpload", {"key": "a"}),
        ("DELETE", "/tags/a", [], "Untag", {"id": "a"}),
    ],
)
def test_path_leads_to_its_operation(method: str, path: str, query: list, operation: str, labels: dict) -> None:
    """A literal goes before a label, most constants before fewer, and labels come decoded.

    Of two operations with one address, what is required in the query decides.
    """
    found = ROUTES.find(method, path, query)

    assert found is not None
    assert (operation, labels) == (found.operation, found.labels)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/things"),
        ("GET", "/nothing"),
        ("GET", "/things//parts/1"),
        ("GET", "/things/1/2/3"),
        ("GET", "/objects"),
    ],
)
def test_nothing_else_leads_anywhere(method: str, path: str) -> None:
    """Another verb, an empty label and a longer path lead nowhere."""
    assert ROUTES.find(method, path, []) is None


def test_constants_are_reported() -> None:
    """The names that a template fixes are known to be no parameters."""
    assert ROUTES.find("POST", "/things", [("mode", "import")]) == Found("Import", {}, frozenset({"mode"}))


@given(st.text(max_size=40), st.lists(st.tuples(st.text(), st.text()), max_size=3))
def test_any_path_is_answered(path: str, query: list) -> None:
    """No path makes the tree raise."""
    found = ROUTES.find("GET", path, query)

    assert found is None or found.operation

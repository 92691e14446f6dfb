"""Which resource and method serve a path and a verb: the table, and a naive matcher beside the compiled one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.paths import ANY_METHODS, Router, as_named, nearest, router
from gatewright.model.api import Definition, Method, Resource


def definition(*routes: str) -> Definition:
    """Return a definition of routes such as `GET /pets`; a path alone is a resource without a method."""
    verbs: dict[str, list[str]] = {}
    for route in routes:
        verb, _, path = route.rpartition(" ")
        verbs.setdefault(path, []).extend([verb] if verb else [])
    return Definition(
        resources={
            path: Resource(path=path, methods={verb: Method(http_method=verb) for verb in known})
            for path, known in verbs.items()
        }
    )


SHOP = definition(
    "GET /",
    "GET /pets",
    "POST /pets",
    "GET /pets/{petId}",
    "DELETE /pets/latest",
    "ANY /pets/{petId}/{proxy+}",
    "GET /pets/{petId}/toys",
    "/files",
    "ANY /files/{proxy+}",
    "GET /files/index",
)

TABLE = [
    # verb, path, the resource and method that serve it, path parameters
    ("GET", "/", "/ GET", {}),
    ("GET", "/pets", "/pets GET", {}),
    ("GET", "/pets/", "/pets GET", {}),
    # slashes before the path count for nothing (recorded), those within it do
    ("GET", "//pets", "/pets GET", {}),
    ("GET", "///files/a//b", "/files/{proxy+} ANY", {"proxy": "a//b"}),
    ("GET", "/pets/7", "/pets/{petId} GET", {"petId": "7"}),
    ("GET", "/pets/7/", "/pets/{petId} GET", {"petId": "7"}),
    ("GET", "/p%65ts/7", "/pets/{petId} GET", {"petId": "7"}),
    ("GET", "/pets/a%2Fb", "/pets/{petId} GET", {"petId": "a/b"}),
    ("GET", "/pets/%E2%82%AC", "/pets/{petId} GET", {"petId": "€"}),
    ("DELETE", "/pets/latest", "/pets/latest DELETE", {}),
    # the fixed segment has no GET, so the parameter beside it serves: resource and verb are matched as a pair
    ("GET", "/pets/latest", "/pets/{petId} GET", {"petId": "latest"}),
    ("GET", "/pets/7/toys", "/pets/{petId}/toys GET", {"petId": "7"}),
    ("POST", "/pets/7/toys", "/pets/{petId}/{proxy+} ANY", {"petId": "7", "proxy": "toys"}),
    ("GET", "/pets/7/toys/1", "/pets/{petId}/{proxy+} ANY", {"petId": "7", "proxy": "toys/1"}),
    ("GET", "/files/a/b/c.txt", "/files/{proxy+} ANY", {"proxy": "a/b/c.txt"}),
    ("GET", "/files/a%20b", "/files/{proxy+} ANY", {"proxy": "a b"}),
    ("GET", "/files/index", "/files/index GET", {}),
    ("PUT", "/files/index", "/files/{proxy+} ANY", {"proxy": "index"}),
    ("HEAD", "/files/a", "/files/{proxy+} ANY", {"proxy": "a"}),
]

NOWHERE = [
    ("GET", "/Pets"),
    ("GET", "/pet"),
    ("GET", "/files"),
    ("GET", "/files/"),
    ("HEAD", "/pets"),
    ("get", "/pets"),
    ("OPTIONS", "/pets"),
    ("DELETE", "/pets/7"),
    ("GET", "/pets//"),
    # ANY is seven verbs, no more
    ("TRACE", "/files/a"),
    ("PURGE", "/files/a"),
    ("ANY", "/pets"),
]


@pytest.mark.parametrize(("verb", "path", "served", "parameters"), TABLE)
def test_route_is_found(verb: str, path: str, served: str, parameters: dict[str, str]) -> None:
    """A fixed segment wins over a parameter, which wins over a greedy one, among those that have the verb."""
    route = Router(SHOP).route(verb, path)

    assert route is not None
    assert f"{route.resource.path} {route.method.http_method}" == served
    assert route.path_parameters == parameters


@pytest.mark.parametrize(("verb", "path"), NOWHERE)
def test_route_is_not_found(verb: str, path: str) -> None:
    """What no resource has, in just these letters and with just this verb, is served by none."""
    assert Router(SHOP).route(verb, path) is None


@pytest.mark.parametrize("verb", ANY_METHODS)
def test_a_verb_of_its_own_wins_over_any(verb: str) -> None:
    """Beside ANY, a method for the very verb serves it; ANY serves the other six."""
    both = Router(definition("ANY /pets", "GET /pets"))
    route = both.route(verb, "/pets")

    assert route is not None
    assert route.method.http_method == ("GET" if verb == "GET" else "ANY")


def test_resources_are_those_with_a_method_the_most_specific_first() -> None:
    """What a path reaches, whatever the verb, is told in the order in which it would be tried."""
    reached = Router(SHOP).resources("/pets/latest")

    assert [resource.path for resource in reached] == ["/pets/latest", "/pets/{petId}"]
    assert Router(SHOP).resources("/files") == ()


def test_a_definition_is_compiled_once() -> None:
    """The router of a definition is made once; an equal definition is another one."""
    again = definition("GET /pets")

    assert router(SHOP) is router(SHOP)
    assert router(again) is not router(definition("GET /pets"))


@pytest.mark.parametrize(
    ("verb", "path", "expected"),
    [
        ("PUT", "/pets", ("GET", "/pets")),
        ("GET", "/pet", ("GET", "/pets")),
        ("POST", "/petz", ("POST", "/pets")),
        ("GET", "/PETS", None),
        ("GET", "/pets/7/toy/", ("GET", "/pets/7/toy/")),
        ("GET", "/pet/7", ("GET", "/pets/7")),
        ("PURGE", "/pets", ("GET", "/pets")),
        ("PURGE", "/pet", None),
        ("GET", "/something/else/entirely", None),
    ],
)
def test_nearest_route(verb: str, path: str, expected: tuple[str, str] | None) -> None:
    """The same path with another verb is closest, then the path closest in spelling that has the verb."""
    assert nearest(verb, path, SHOP) == expected


# --- a naive matcher beside the compiled one --------------------------------------------------------------------------

SEGMENTS = st.sampled_from(["a", "b", "{x}"])
PATTERNS = st.builds(
    lambda segments, greedy: "/" + "/".join([*segments, *(["{proxy+}"] if greedy else [])]),
    st.lists(SEGMENTS, max_size=3),
    st.booleans(),
)
ROUTES = st.lists(st.tuples(st.sampled_from(["GET", "POST", "ANY"]), PATTERNS), max_size=8)
TARGETS = st.lists(st.sampled_from(["a", "b", "c", "", "%61"]), max_size=4).map(
    lambda segments: "/" + "/".join(segments)
)


def naive(routes: list[tuple[str, str]], verb: str, path: str) -> set[tuple[str, str]]:
    """Return the best of all routes that match: verb and pattern, by the rank of their segments from the left."""
    trimmed = path.lstrip("/").removesuffix("/")
    target = [segment.replace("%61", "a") for segment in trimmed.split("/")] if trimmed else []
    found = []
    for known, pattern in routes:
        ranks = matched(pattern[1:].split("/") if pattern != "/" else [], target)
        if ranks is not None and known in (verb, "ANY"):
            found.append((ranks, known == "ANY", (known, pattern)))
    return {min(found)[2]} if found else set()


def matched(pattern: list[str], target: list[str]) -> list[int] | None:
    """Return the rank of each segment of a pattern that matches; `None` when it does not."""
    greedy = pattern[-1:] == ["{proxy+}"]
    fixed = pattern[:-1] if greedy else pattern
    if len(target) < len(fixed) + greedy or (not greedy and len(target) > len(fixed)):
        return None
    if any(mine != theirs if mine != "{x}" else not theirs for mine, theirs in zip(fixed, target, strict=False)):
        return None
    return [1 if mine == "{x}" else 0 for mine in fixed] + [2] * greedy


@given(routes=ROUTES, verb=st.sampled_from(["GET", "POST", "PUT"]), path=TARGETS)
def test_compiled_and_naive_matcher_agree(routes: list[tuple[str, str]], verb: str, path: str) -> None:
    """For any resources and any path, the compiled router finds what trying every pattern finds."""
    route = Router(definition(*(f"{known} {pattern}" for known, pattern in routes))).route(verb, path)
    found = {(route.method.http_method, route.resource.path)} if route else set()

    assert found == naive(routes, verb, path)


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/pets", "/pets"),
        ("/", "/"),
        ("//pets", "/pets"),
        ("///", "/"),
        ("/pets/", "/pets/"),
        ("/a//b", "/a//b"),
        ("/%61dmin%2D%7e%3A", "/admin-~:"),
        ("/a%20b%2Fc%2541%C3%A9%", "/a%20b%2Fc%2541%C3%A9%"),
    ],
)
def test_path_is_named_as_it_was_called(path: str, named: str) -> None:
    """But for slashes before it, which lead nowhere else, and escapes that nothing needs."""
    assert named == as_named(path)


@given(path=TARGETS)
def test_name_leads_where_the_path_does(path: str) -> None:
    """What serves a path serves its name."""
    router = Router(definition("GET /a", "GET /a/{x}", "GET /b/{proxy+}", "GET /{x}/c", "GET /"))

    assert router.route("GET", path) == router.route("GET", as_named(path))

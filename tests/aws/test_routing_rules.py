"""Which routing rule a request meets, by the examples of AWS's pages."""

import pytest

from gatewright.aws.routing_rules import choose, glob_matches, matched_base_path, path_for
from gatewright.model.request import Request, headers
from gatewright.model.routing_rule import HeaderGlob, RoutingRule

VERSIONS = ("account", "alpha", "backup", "beta", "users")


def rule(
    rule_id: str, priority: int, *globs: tuple[str, str], base_path: str | None = None, strip: bool = False
) -> RoutingRule:
    """Return a rule of header conditions and perhaps a base path."""
    return RoutingRule(
        id=rule_id,
        priority=priority,
        api_id="a1",
        stage="prod",
        strip_base_path=strip,
        headers=tuple((HeaderGlob(header=name, value_glob=glob),) for name, glob in globs),
        base_paths=() if base_path is None else ((base_path,),),
    )


def sent(path: str = "/", *items: tuple[str, str], host: str = "api.example.com", withheld: bool = False) -> Request:
    """Return a request."""
    return Request(method="GET", host=host, path=path, headers=headers(items, withheld=withheld))


@pytest.mark.parametrize(
    ("globs", "matching"),
    [
        (("a*",), ("account", "alpha")),
        (("*a",), ("alpha", "beta")),
        (("*a*",), ("account", "alpha", "backup", "beta")),
        (("*a*", "*b*"), ("backup", "beta")),
        (("b*", "*a"), ("beta",)),
        (("*",), VERSIONS),
        (("beta",), ("beta",)),
    ],
)
def test_wildcards_stand_at_the_ends_of_a_value(globs: tuple[str, ...], matching: tuple[str, ...]) -> None:
    """The table of "Using wildcards with header conditions"."""
    asked = rule("r", 1, *(("x-version", glob) for glob in globs))

    assert matching == tuple(one for one in VERSIONS if choose((asked,), sent("/", ("X-Version", one))).rule)


def test_a_header_that_was_not_sent_meets_no_glob() -> None:
    """Not even the one that takes any value."""
    assert choose((rule("r", 1, ("x-version", "*")),), sent()).rule is None


@pytest.mark.parametrize(
    ("fields", "glob", "met"),
    [
        (("application/json", "text/xml"), "*json", True),
        (("application/json,text/xml",), "*json", False),
        (("application/json", "text/xml"), "*json*", True),
        (("application/json,text/xml",), "*json*", True),
    ],
)
def test_fields_of_one_name_are_compared_each_by_itself(fields: tuple[str, ...], glob: str, met: bool) -> None:
    """As AWS's table of `Accept` shows."""
    request = sent("/", *(("Accept", one) for one in fields))

    assert met == (choose((rule("r", 1, ("accept", glob)),), request).rule is not None)


def test_a_value_is_compared_letter_by_letter() -> None:
    """A `*` in the middle, which no rule can have, would stand for itself."""
    pairs = (("World", "World"), ("World", "world"), ("W*d", "World"))

    assert [True, False, False] == [glob_matches(glob, value) for glob, value in pairs]


PETSTORE = (
    rule("efg456", 100),
    rule("zzz000", 50, ("Accept", "image/webp"), ("Pet", "Dog-*"), base_path="PetStoreShopper"),
    rule("abc123", 10, ("Hello", "World")),
)


@pytest.mark.parametrize(
    ("path", "fields", "expected"),
    [
        ("/", {"Hello": "World"}, "abc123"),
        ("/PetStoreShopper", {"Hello": "World", "Pet": "Dog-Bella", "Accept": "image/webp"}, "abc123"),
        ("/PetStoreShopper", {"Pet": "Dog-Bella", "Accept": "image/webp"}, "zzz000"),
        ("/PetStoreShopper", {"Pet": "Dog-Bella"}, "efg456"),
        ("/petstoreshopper", {"Pet": "Dog-Bella", "Accept": "image/webp"}, "efg456"),
    ],
)
def test_the_lowest_priority_that_is_met_ends_it(path: str, fields: dict[str, str], expected: str) -> None:
    """Example 1 of AWS's page; the order of the list says nothing."""
    found = choose(PETSTORE, sent(path, *fields.items())).rule

    assert found is not None
    assert expected == found.id


@pytest.mark.parametrize(
    ("host", "field", "met"),
    [
        ("a.example.com", "a.example.com", True),
        ("a.example.com", "a.example.com:4567", True),
        ("b.example.com", "b.example.com", False),
        ("a.example.com", None, True),
    ],
)
def test_a_host_is_told_apart_without_its_port(host: str, field: str | None, met: bool) -> None:
    """At port 443, where AWS listens, no client writes a port."""
    request = sent("/", *(() if field is None else (("Host", field),)), host=host)

    assert met == (choose((rule("r", 1, ("Host", "a.example.com")),), request).rule is not None)


@pytest.mark.parametrize(
    ("strip", "base_path", "path", "expected"),
    [
        (True, "PetStoreShopper/dogs", "/PetStoreShopper/dogs", "/"),
        (False, "PetStoreShopper/dogs", "/PetStoreShopper/dogs", "/PetStoreShopper/dogs"),
        (True, "PetStoreShopper", "/PetStoreShopper/dogs", "/dogs"),
        (False, "PetStoreShopper", "/PetStoreShopper/dogs", "/PetStoreShopper/dogs"),
        (True, "PetStoreShopper", "/PetStoreShopper", "/"),
        (True, None, "/dogs", "/dogs"),
    ],
)
def test_a_base_path_is_taken_off_where_the_rule_says_so(
    strip: bool, base_path: str | None, path: str, expected: str
) -> None:
    """The table of "Strip the base path"."""
    one = rule("r", 1, base_path=base_path, strip=strip)

    assert (expected, base_path or "") == (path_for(one, path), matched_base_path(one, path))


def test_a_header_that_nobody_told_us_leaves_its_rule_open() -> None:
    """What comes after it is sure only if that rule is not met."""
    chosen = choose(PETSTORE, sent("/pets", withheld=True))

    assert chosen.rule is not None
    assert ("efg456", ["abc123"]) == (chosen.rule.id, [one.id for one in chosen.before])
    assert ["request.headers.hello"] == [gap.subject for gap in chosen.missing]


def test_a_header_that_is_known_not_to_match_closes_its_rule() -> None:
    """Another one that is unknown changes nothing."""
    only = rule("r", 1, ("Hello", "World"), ("x-version", "beta"))
    chosen = choose((only,), sent("/", ("Hello", "You"), withheld=True))

    assert ((), ()) == (chosen.before, chosen.missing)


def test_headers_count_only_where_one_was_looked_at() -> None:
    """A rule of another path asks for none."""
    rules = (rule("r", 1, ("Hello", "World"), base_path="shop"), rule("s", 2))

    assert [True, False] == [choose(rules, sent(path)).by_headers for path in ("/shop/a", "/pets")]

from dataclasses import replace

from gatewright.checks.request.required import lacking, untold
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from tests.checks.request.rules import call, rules

ASKED = rules(required=(("header", "x-owner"), ("path", "id"), ("querystring", "colour")))


def test_names_of_headers_are_found_in_any_letters_those_of_a_query_are_not() -> None:
    """A blank value counts as none (documented)."""
    assert (("querystring", "colour"),) == lacking(
        call(ASKED, headers={"X-OWNER": "me"}, path={"id": "7"}, query="Colour=red&colour=+"), ASKED
    )


def test_a_field_of_which_just_the_beginning_is_told_is_there() -> None:
    """`x-owner: team-$TEAM`, and one of which nothing is told, is not known."""
    asked = call(ASKED, path={"id": "7"}, query="colour=red")
    told = replace(asked, request=replace(asked.request, headers=Headers(untold=(("x-owner", "team-"),))))
    dark = replace(asked, request=replace(asked.request, headers=Headers(untold=(("x-owner", ""),))))

    assert ((), ()) == (lacking(told, ASKED), untold(told, ASKED))
    assert ((), 1) == (lacking(dark, ASKED), len(untold(dark, ASKED)))


def test_without_a_route_nothing_is_in_the_path() -> None:
    """No parameter was found."""
    assert ("path", "id") in lacking(replace(call(ASKED), route=UNKNOWN), ASKED)

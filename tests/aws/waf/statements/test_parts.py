"""Parts of a request, read once."""

from gatewright.aws.waf.compile import test as compiled_test
from gatewright.aws.waf.inspection import Match
from gatewright.aws.waf.statements.parts import Places
from tests.aws.waf.asking import CONTEXT, inspection, looks, request, statement, text


def test_the_same_part_has_one_place() -> None:
    """With the same transformations; with others, it has another."""
    places = Places()
    for found in (text("a"), text("b"), text("a", None, "LOWERCASE")):
        compiled_test(statement(found), places, CONTEXT)

    assert len(places.by_part) == 2


def test_what_matched_is_noted() -> None:
    """The statement, the part and its transformed value."""
    at = inspection(request(User_Agent="BadBot"))
    assert compiled_test(
        statement(text("bad", {"SingleHeader": {"Name": "User-Agent"}}, "LOWERCASE")), Places(), CONTEXT
    )(at)

    assert at.matched == Match("ByteMatchStatement", "SingleHeader user-agent", b"badbot")


def test_what_is_missing_is_noted_only_when_it_decides() -> None:
    """A known value that matches needs no others."""
    field = {"Headers": {"MatchPattern": {"All": {}}, "MatchScope": "ALL", "OversizeHandling": "MATCH"}}
    test = compiled_test(statement(looks("RegexMatch", field, RegexString="^yes$")), Places(), CONTEXT)
    sure, unsure = inspection(request(a="yes", withheld=True)), inspection(request(a="no", withheld=True))

    assert (test(sure), test(unsure)) == (True, None)
    assert (sure.missing, list(unsure.missing)) == ({}, ["request.headers"])

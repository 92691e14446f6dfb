"""Causes found by what a person has at hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.doctor.explain.lookup import ids, lookup
from gatewright.engine.catalogue import CAUSES
from gatewright.model.message import fill


def found(text: str) -> set[str]:
    """Return the ids of the causes that a text finds."""
    return {cause.id for cause in lookup(text)}


@pytest.mark.parametrize("cause_id", CAUSES)
def test_an_id_finds_just_its_cause(cause_id: str) -> None:
    """The id finds one cause, blanks around it ignored."""
    assert [cause.id for cause in lookup(f" {cause_id} ")] == [cause_id]


@pytest.mark.parametrize("cause_id", CAUSES)
def test_each_cause_is_found_by_each_of_its_messages(cause_id: str) -> None:
    """The text that a cause answers with finds it, whatever the placeholders stand for."""
    for signature in CAUSES[cause_id].signatures:
        if len(signature.message) >= 6:
            names = {part.split("}")[0]: "what-came" for part in signature.message.split("{")[1:]}

            assert cause_id in found(fill(signature.message, names)), signature.message


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Missing Authentication Token", "route.not-found"),
        ("missing authentication token", "route.not-found"),
        ('{"message":"Missing Authentication Token"}', "route.not-found"),
        ("Error: Request failed: Missing   Authentication\nToken.", "route.not-found"),
        ("MissingAuthenticationTokenException", "route.not-found"),
        ("x-amzn-ErrorType: ForbiddenException", "api-key.missing"),
        ("forbiddenexception", "stage.not-found"),
        ("The security token included in the request is invalid.", "iam.access-key-unknown"),
        ("Access denied", "authorizer.denied"),
        ("Acceso denegado", "resource-policy.nothing-allows"),
        ("Too Many Requests", "throttle.rate-exceeded"),
        ("Limit Exceeded", "throttle.quota-exceeded"),
    ],
)
def test_a_message_finds_the_causes_that_answer_with_it(text: str, cause: str) -> None:
    """An error type or a message, alone or within a longer text, in any letter case, finds its causes."""
    assert cause in found(text)


@pytest.mark.parametrize("text", ["", " ", "a", "xyzzy", "The quick brown fox", "{}", "(((", "\\", "🙂", "Forb"])
def test_a_text_that_names_nothing_finds_nothing(text: str) -> None:
    """No cause is guessed from a text that none answers with."""
    assert lookup(text) == ()


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    """Any text is looked up without trouble, and no cause is named twice."""
    causes = [cause.id for cause in lookup(text)]

    assert causes == list(dict.fromkeys(causes))


def test_the_causes_come_in_a_stable_order() -> None:
    """What a text finds is listed by what AWS's article says of it, and then by frequency; always alike."""
    causes = [cause.id for cause in lookup("Forbidden")]

    assert len(causes) > 5
    assert causes == [cause.id for cause in lookup('"Forbidden"')]
    assert causes[0].startswith("api-key.")


def test_every_id_is_known() -> None:
    """The ids that are offered are those that are found, old ones included."""
    assert set(ids()) >= set(CAUSES)
    assert all(lookup(each) for each in ids())

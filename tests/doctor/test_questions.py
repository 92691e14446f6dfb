"""The next question: which there are, what their answers keep, and which is asked."""

from itertools import combinations

import pytest

from gatewright.doctor.fixes import PLACEHOLDER
from gatewright.doctor.questions import QUESTIONS, Row, kept, next_question, question_of
from gatewright.engine.catalogue import CAUSES

ALL = pytest.mark.parametrize("row", QUESTIONS, ids=[row.id for row in QUESTIONS])


def spoken_of(row: Row) -> list[str]:
    """Return the causes of the catalogue that a question is about."""
    return [cause for cause in CAUSES if speaks_of(row.about, cause)]


def speaks_of(patterns: tuple[str, ...], cause: str) -> bool:
    """Tell whether one of the patterns is this cause, or a prefix of it that ends in a dot."""
    return any(cause == each or (each.endswith(".") and cause.startswith(each)) for each in patterns)


def keepers(row: Row, cause: str) -> list[str]:
    """Return the answers to a question that leave a cause possible."""
    return [value for value in row.values if kept({row.id: value}, cause)]


@ALL
def test_every_answer_keeps_only_what_the_question_is_about(row: Row) -> None:
    """An answer cannot keep a cause that its question does not speak of."""
    for value in row.values:
        keeps = {cause for cause in CAUSES if speaks_of(row.values[value], cause)}

        assert keeps <= set(spoken_of(row))


@ALL
def test_every_cause_is_kept_by_some_answer_and_not_by_all(row: Row) -> None:
    """No cause can be asked away by every answer; and a question tells something of each cause that it speaks of."""
    for cause in spoken_of(row):
        assert 0 < len(keepers(row, cause)) < len(row.values), cause


@ALL
def test_the_answers_differ(row: Row) -> None:
    """A question whose answers all keep the same would tell nothing."""
    assert len(set(map(frozenset, row.values.values()))) > 1


@ALL
def test_every_cause_named_in_full_exists(row: Row) -> None:
    """A question names causes by the ids of the catalogue."""
    assert {each for each in row.about if not each.endswith(".")} <= set(CAUSES)


@ALL
def test_values_can_be_typed(row: Row) -> None:
    """An answer stands behind `QUESTION=`, and a question costs 1 to 3."""
    assert "=" not in row.id
    assert all(value and value == " ".join(value.split()) for value in row.values)
    assert row.cost in (1, 2, 3)


def test_ids_are_unique() -> None:
    """A question is found by its id."""
    assert len({row.id for row in QUESTIONS}) == len(QUESTIONS)


def test_causes_that_a_question_does_not_speak_of_stay() -> None:
    """An answer says nothing about other causes."""
    assert kept({"api-key.sent": "disabled"}, "route.not-found")
    assert kept({"api-key.sent": "disabled"}, "api-key.disabled")
    assert not kept({"api-key.sent": "disabled"}, "api-key.missing")
    assert kept({}, "api-key.missing")


def test_two_answers_keep_what_both_keep() -> None:
    """Facts add up."""
    facts = {"api-key.sent": "disabled", "log.response-type": "WAF_FILTERED"}

    assert not kept(facts, "api-key.disabled")


def test_a_preflight_survives_what_is_said_of_its_path() -> None:
    """A preflight is refused as one whether its path exists or not, so neither answer excludes it."""
    assert kept({"route.saved": "neither"}, "route.preflight-refused")
    assert kept({"route.saved": "only-the-path"}, "route.preflight-refused")


def test_an_unknown_question_or_value_is_refused_by_name() -> None:
    """The complaint names what there is."""
    with pytest.raises(ValueError, match=r"no question `nope`; the questions are route.saved"):
        kept({"nope": "x"}, "route.not-found")
    with pytest.raises(ValueError, match=r"is answered by one of both, only-the-path, neither, not by `x`"):
        kept({"route.saved": "x"}, "route.not-found")
    assert question_of("route.saved") is QUESTIONS[0]


def left_on_average(row: Row, causes: tuple[str, ...]) -> float:
    """Return how many of the causes an answer leaves, over the answers that leave any."""
    numbers = [sum(kept({row.id: value}, cause) for cause in causes) for value in row.values]
    return sum(number for number in numbers if number) / max(1, sum(1 for number in numbers if number))


def test_the_question_that_leaves_the_fewest_is_asked() -> None:
    """Of those that need no log, the one that leaves the fewest causes on average; one that needs a log is the last."""
    watched = sorted({cause for row in QUESTIONS for cause in spoken_of(row)})[:14]
    for causes in (*combinations(watched, 2), *combinations(watched, 3)):
        asked = next_question(causes, {})
        telling = [row for row in QUESTIONS if left_on_average(row, causes) < len(causes)]
        of_a_look = [row for row in telling if row.cost < 3] or telling

        if not telling:
            assert asked is None
        else:
            fewest = min(left_on_average(row, causes) for row in of_a_look)
            assert asked is not None
            assert question_of(asked.id) in of_a_look
            assert left_on_average(question_of(asked.id), causes) == fewest
            assert set(asked.separates) <= set(causes)


def test_the_likeliest_causes_are_told_apart_first() -> None:
    """What tells many unlikely ones apart can wait."""
    keys = ("api-key.missing", "api-key.unknown", "stage.not-found", "waf.rule-blocked", "domain.path-not-mapped")
    signing = tuple(cause for cause in CAUSES if cause.startswith("iam."))
    asked = next_question((*keys, "api-key.disabled", *signing), {})
    of_signing = next_question((*signing, *keys), {})
    assert asked is not None
    assert of_signing is not None

    assert asked.id == "api-key.sent"
    assert of_signing.id != "api-key.sent"


@pytest.mark.parametrize("causes", [(), ("route.not-found",), ("route.not-found", "route.not-found")])
def test_nothing_is_asked_when_nothing_is_open(causes: tuple[str, ...]) -> None:
    """One cause needs no question."""
    assert next_question(causes, {}) is None


def test_a_question_shows_what_is_known_of_the_call() -> None:
    """What the call tells stands in the question and in its command; what nobody told us stands by its name."""
    causes = ("route.not-found", "route.method-not-found")
    known = next_question(causes, {"http_method": "GET", "path": "/pet", "rest_api_id": "a1b2c3d4e5"})
    unknown = next_question(causes, {"http_method": "GET", "path": "?"}, ("call.authorization",))
    assert known is not None
    assert unknown is not None

    assert "have GET /pet:" in known.text.render()
    assert str(known.command).startswith("aws apigateway get-resources --rest-api-id a1b2c3d4e5 ")
    assert "have GET <path>:" in unknown.text.render()
    assert unknown.command is None


@ALL
def test_no_placeholder_is_left_open(row: Row) -> None:
    """A question that is asked without a request has no `{braces}` in it."""
    causes = [cause for cause in spoken_of(row) if len(keepers(row, cause)) < len(row.values)]
    asked = next_question(causes, {})

    assert asked is None or not PLACEHOLDER.search(asked.text.render())


def test_a_hostile_api_id_gets_no_command() -> None:
    """The question's command is guarded like any other."""
    asked = next_question(("route.not-found", "route.method-not-found"), {"rest_api_id": "x;reboot"})

    assert asked is not None
    assert asked.command is None


def test_what_can_be_looked_up_is_looked_up_by_the_command() -> None:
    """The deployment of a stage is told by the stage; without one nothing tells it."""
    causes = ("iam.not-allowed", "authorizer.denied")
    told = {"rest_api_id": "a1b2c3d4e5", "stage": "prod", "deployment_id": "?"}
    asked = next_question(causes, told)
    without = next_question(causes, {"rest_api_id": "a1b2c3d4e5"})
    hostile = next_question(causes, {**told, "stage": "x;reboot"})
    assert asked is not None
    assert without is not None
    assert hostile is not None

    assert "method.authorization" == asked.id
    assert "--deployment-id $(aws apigateway get-stage --rest-api-id a1b2c3d4e5 --stage-name prod " in str(
        asked.command
    )
    assert without.command is None
    assert hostile.command is None

"""Other rules for requests, held against calls of which the log shows neither body nor header fields."""

from dataclasses import replace

import pytest

from gatewright.bulk.replay_request import refuses_again, rules_of, still_asked
from gatewright.checks.request import body_invalid, media_type_unsupported, parameter_missing, too_large
from gatewright.model.cause import Cause
from gatewright.model.method_request import MethodRequest, RequestValidator
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.checks.request.rules import call, rules

X, Y = ("header", "x"), ("querystring", "y")
NOBODY = RequestValidator(name="p", parameters=True, body=False)
ANY = MethodRequest()
MODEL = rules(models={"application/json": "Toy"})
OTHER = replace(MODEL, schemas={"Toy": "{}"})
JSON_ONLY = rules(templates=("application/json",), passes=False)
TWO = rules(templates=("application/json", "text/xml"), passes=False)


@pytest.mark.parametrize(
    ("then", "now", "left"),
    [
        (rules(required=(X,)), rules(required=(X, Y)), rules(required=(Y,))),
        (rules(required=(X, Y)), rules(required=(X,)), rules()),
        (rules(required=(X,), validator=None), rules(required=(X,)), rules(required=(X,))),
        (MODEL, MODEL, rules()),
        (MODEL, OTHER, OTHER),
        (ANY, MODEL, MODEL),
        (MODEL, replace(MODEL, validator=NOBODY), rules(validator=NOBODY)),
        (MODEL, replace(MODEL, unpacks=True), replace(MODEL, unpacks=True)),
        (JSON_ONLY, TWO, replace(TWO, passes=True)),
        (TWO, JSON_ONLY, JSON_ONLY),
        (ANY, JSON_ONLY, JSON_ONLY),
    ],
)
def test_only_what_is_asked_for_besides_is_open(then: MethodRequest, now: MethodRequest, left: MethodRequest) -> None:
    """A request that fitted the old rules fits as much of the new ones as they share."""
    assert left == still_asked(then, now)


@pytest.mark.parametrize(
    ("cause", "then", "now", "again"),
    [
        (parameter_missing.CAUSE, rules(required=(X,)), rules(required=(X, Y)), True),
        (parameter_missing.CAUSE, rules(required=(X, Y)), rules(required=(X,)), False),
        (parameter_missing.CAUSE, rules(required=(X,)), rules(required=(X,), validator=None), False),
        (body_invalid.CAUSE, MODEL, replace(MODEL, required=(X,)), True),
        (body_invalid.CAUSE, MODEL, OTHER, False),
        (body_invalid.CAUSE, MODEL, ANY, False),
        (media_type_unsupported.CAUSE, TWO, JSON_ONLY, True),
        (media_type_unsupported.CAUSE, JSON_ONLY, TWO, False),
        (media_type_unsupported.CAUSE, JSON_ONLY, ANY, False),
        (too_large.CAUSE, MODEL, MODEL, False),
    ],
)
def test_what_was_refused_for_what_is_asked_still_is_refused(
    cause: Cause, then: MethodRequest, now: MethodRequest, again: bool
) -> None:
    """Of two parameters nobody knows which was missing."""
    assert again is refuses_again(cause, then, now)


@pytest.mark.parametrize(
    ("asked", "known"),
    [(None, ANY), (MODEL, MODEL), (UNKNOWN, None), (rules(validator=UNKNOWN), None), (rules(schemas=UNKNOWN), None)],
)
def test_rules_are_compared_where_all_of_them_are_known(
    asked: MethodRequest | Unknown | None, known: MethodRequest | None
) -> None:
    """A method that asks nothing asks nothing; of a call without a route nobody knows."""
    assert known == rules_of(call(asked))
    assert rules_of(replace(call(asked), route=UNKNOWN)) is None

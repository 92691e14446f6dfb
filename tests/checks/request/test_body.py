import json

import pytest

from gatewright.checks.request.body import body
from gatewright.model.fact import Fact
from gatewright.model.method_request import MethodRequest, RequestValidator
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.unknown import UNKNOWN
from tests.checks.request.rules import call, rules

ASKED = rules(models={"application/json": "Toy"})
MODEL = Fact("configuration", "deployed[/toys].POST.requestModels[application/json]", "Toy")


@pytest.mark.parametrize(
    ("sent", "asks", "seen"),
    [
        (b"", ("models[Toy] /name", "required"), ("body/name", "-")),
        (b'{"name": 7}', ("models[Toy] /name", "type string"), ("body/name", "integer: 7")),
        (b'{"name": "a", "price": 0}', ("models[Toy] /price", "minimum 1"), ("body/price", "integer: 0")),
        (b"[]", ("models[Toy] /", "type object"), ("body/", "array")),
    ],
)
def test_the_first_thing_that_does_not_fit_is_shown(sent: bytes, asks: tuple[str, str], seen: tuple[str, str]) -> None:
    """Where it stands in the body, what the model asks for there, and what came."""
    found = body(call(ASKED, sent), ASKED)

    assert isinstance(found, Deny)
    assert (MODEL, Fact("configuration", *asks), Fact("request", *seen)) == found.because


def test_what_does_not_fit_is_told_in_the_words_of_the_log() -> None:
    """All of it, as `$context.error.validationErrorString` has it."""
    found = body(call(ASKED, b'{"price": "x"}'), ASKED)

    assert isinstance(found, Deny)
    assert (
        '[object has missing required properties (["name"]), instance type (string) does not match any allowed'
        ' primitive type (allowed: ["number"])]' == found.values["complaints"]
    )


def test_body_that_is_no_json_says_so() -> None:
    """It fits no model."""
    found = body(call(ASKED, b"name=Rex"), ASKED)

    assert isinstance(found, Deny)
    assert (MODEL, Fact("request", "body", "the body is no JSON")) == found.because


@pytest.mark.parametrize("name", ["Broken", "Nobody"])
def test_model_that_cannot_be_read_lets_no_body_in(name: str) -> None:
    """Nothing is accepted that could not be judged."""
    asked = rules(models={"application/json": name}, schemas={"Broken": "{"})
    found = body(call(asked, b"{}"), asked)

    assert isinstance(found, Deny)
    assert f"models[{name}]" == found.because[1].path


@pytest.mark.parametrize(
    "asked",
    [
        rules(),
        rules(models={"text/plain": "Toy"}),
        rules(models=ASKED.models, validator=None),
        rules(models=ASKED.models, validator=RequestValidator(name="p", parameters=True, body=False)),
    ],
)
def test_nobody_looks_where_nobody_validates(asked: MethodRequest) -> None:
    """Or where the content type has no model."""
    assert body(call(asked, b"nonsense"), asked) is None


@pytest.mark.parametrize(
    "asked", [rules(models=ASKED.models, validator=UNKNOWN), rules(models=ASKED.models, schemas=UNKNOWN), ASKED]
)
def test_what_nobody_told_is_not_judged(asked: MethodRequest) -> None:
    """The validator, the models, the body."""
    assert isinstance(body(call(asked, UNKNOWN), asked), Unsure)


def test_content_type_that_nobody_told_leaves_open_which_model_it_is() -> None:
    """Unless one and the same is for every type."""
    one = rules(models={"$default": "Toy", "text/plain": "Toy"})

    assert isinstance(body(call(ASKED, b"{}", withheld=True), ASKED), Unsure)
    assert isinstance(body(call(one, b"{}", withheld=True), one), Deny)


def test_body_that_nothing_unpacks_is_not_held_against_a_model() -> None:
    """It is refused for that."""
    asked = rules(models=ASKED.models, unpacks=True)

    assert body(call(asked, b"x", headers={"content-encoding": "gzip"}), asked) is None
    assert json.loads(asked.schemas["Toy"])  # type: ignore[index]  # they are told

from gatewright.aws.json_models import BrokenModelError, JsonModel
from gatewright.checks.request.models import model, model_name
from gatewright.model.unknown import Unknown
from tests.checks.request.rules import call, rules


def test_model_is_read_once() -> None:
    """However many calls are held against it."""
    schemas = {"Toy": "{}"}

    assert isinstance(model(schemas, "Toy"), JsonModel)
    assert model(schemas, "Toy") is model(schemas, "Toy")


def test_model_that_is_not_there_says_so() -> None:
    """And one that is no schema."""
    assert "there is no model `Toy`" == str(model({}, "Toy"))
    assert isinstance(model({"Toy": "x"}, "Toy"), BrokenModelError)


def test_model_is_that_of_the_media_type_or_that_of_all() -> None:
    """Parameters of the content type do not count; none at all is JSON."""
    asked = rules(models={"application/json": "Toy", "$default": "Any"})
    types: tuple[dict[str, str], ...] = (
        {},
        {"content-type": "Application/JSON; charset=utf-8"},
        {"content-type": "text/plain"},
    )

    assert ["Toy", "Toy", "Any"] == [model_name(call(asked, headers=one), asked) for one in types]
    assert isinstance(model_name(call(asked, withheld=True), asked), Unknown)
    assert model_name(call(rules()), rules()) is None

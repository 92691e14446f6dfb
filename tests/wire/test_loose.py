from typing import Any

import pytest

from gatewright.wire import models
from gatewright.wire.loose import LooseError, fitted


def shape(service: str, operation: str) -> Any:
    """Return the input of an operation."""
    found = models.service(service).operation(operation)
    assert found is not None
    return found.input_shape


def test_members_are_found_whatever_their_first_letter() -> None:
    """And numbers, truths and texts become what the model wants."""
    written = {
        "Name": 5,
        "MinimumCompressionSize": "10",
        "DisableExecuteApiEndpoint": "true",
        "EndpointConfiguration": {"Types": "REGIONAL"},
        "Tags": {"a": 1, "b": True},
        "Version": None,
    }

    assert fitted(shape("apigateway", "CreateRestApi"), written) == {
        "name": "5",
        "minimumCompressionSize": 10,
        "disableExecuteApiEndpoint": True,
        "endpointConfiguration": {"types": ["REGIONAL"]},
        "tags": {"a": "1", "b": "true"},
    }


def test_fractions_and_bytes_are_taken() -> None:
    """Where the model has them."""
    plan = fitted(shape("apigateway", "CreateUsagePlan"), {"Name": "p", "Throttle": {"RateLimit": "0.5"}})

    assert plan["throttle"] == {"rateLimit": 0.5}
    assert fitted(shape("apigateway", "PutRestApi"), {"body": "{}"}) == {"body": b"{}"}


@pytest.mark.parametrize(
    ("written", "words", "at"),
    [
        ({"Nme": "x"}, "no property here is called `Nme`", ()),
        ({"Name": ["x"]}, "expected a text", ("Name",)),
        ({"DisableExecuteApiEndpoint": "yes"}, "expected true or false, got `yes`", ("DisableExecuteApiEndpoint",)),
        ({"MinimumCompressionSize": "x"}, "expected a number, got `x`", ("MinimumCompressionSize",)),
        ({"MinimumCompressionSize": 1.5}, "expected a whole number, got `1.5`", ("MinimumCompressionSize",)),
        ({"MinimumCompressionSize": "inf"}, "expected a whole number, got `inf`", ("MinimumCompressionSize",)),
        ({"MinimumCompressionSize": "nan"}, "expected a whole number, got `nan`", ("MinimumCompressionSize",)),
        ({"EndpointConfiguration": "EDGE"}, "expected an object", ("EndpointConfiguration",)),
        ({"Tags": ["a"]}, "expected an object", ("Tags",)),
        (
            {"EndpointConfiguration": {"Types": [{}]}},
            "expected a text",
            ("EndpointConfiguration", "Types", "0"),
        ),
    ],
)
def test_what_the_model_cannot_take_is_refused_with_its_place(written: dict, words: str, at: tuple[str, ...]) -> None:
    """By the names that the writer used."""
    with pytest.raises(LooseError) as raised:
        fitted(shape("apigateway", "CreateRestApi"), written)

    assert (raised.value.message, raised.value.at) == (words, at)

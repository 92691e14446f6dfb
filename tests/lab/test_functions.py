"""Functions of the estate's account; the rows of the lab call them."""

from types import SimpleNamespace
from typing import Any, cast

from gatewright.lab.estate import Estate
from gatewright.lab.functions import uri_of


def test_a_function_is_named_by_the_uri_of_its_invocation() -> None:
    """In the region of the API."""
    told: Any = SimpleNamespace(client=SimpleNamespace(meta=SimpleNamespace(region_name="eu-west-1")))
    arn = "arn:aws:lambda:eu-west-1:000000000000:function:f"

    assert uri_of(cast("Estate", told), arn) == (
        f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{arn}/invocations"
    )

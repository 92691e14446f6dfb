"""Which actions on which resources operations demand."""

from typing import Any

import pytest
from botocore import xform_name

from gatewright.services import registry
from gatewright.services.access.demand import Asked, Demand
from gatewright.services.access.demands.table import TABLE, demands_of
from gatewright.services.performing import GLOBAL_SERVICES
from gatewright.store.iam_answers import GLOBAL
from gatewright.wire import models
from tests.services.account import ACCOUNT, REGION, Account

FREE = {("sts", "get_caller_identity"), ("sts", "get_session_token"), ("sts", "assume_role")}
"""Operations that demand no permission of their own."""


def _params(service: str, name: str) -> dict[str, Any]:
    """Return a text for every parameter that an operation requires."""
    model = models.service(service).model
    operation = next(one for one in model.operation_names if xform_name(one) == name)
    shape = model.operation_model(operation).input_shape
    if shape is None:
        return {}
    return {one: "name" for one in shape.required_members if shape.members[one].type_name == "string"}


@pytest.mark.parametrize(
    ("service", "name"),
    [(service, name) for service in registry.MODULES for name in sorted(registry.handlers(service))],
)
def test_every_operation_demands_something(service: str, name: str) -> None:
    """An action of its service on at least one resource, unless AWS gives it to everybody."""
    account = Account()
    place = GLOBAL if service in GLOBAL_SERVICES else REGION
    with account.store.reading(ACCOUNT, place) as documents:
        found = demands_of(service, name, documents, account.operation(_params(service, name)))
    signing = "apigateway" if service == "apigatewayv2" else service

    assert bool(found) is ((service, name) not in FREE)
    assert all(one.on and one.action.startswith(f"{signing}:") for one in found[:1])
    assert all(alternatives for one in found for alternatives in one.on)


def test_every_service_has_a_row() -> None:
    """None could be called without a permission."""
    assert set(registry.MODULES) == set(TABLE)


def test_the_path_is_filled_in() -> None:
    """Labels are encoded as clients send them."""
    seen: list[Asked] = []

    def demands(asked: Asked) -> tuple[Demand, ...]:
        seen.append(asked)
        return ()

    account = Account()
    with account.store.reading(ACCOUNT, REGION) as documents, pytest.MonkeyPatch.context() as patch:
        patch.setitem(TABLE, "apigateway", demands)
        demands_of("apigateway", "get_tags", documents, account.operation({"resourceArn": "arn:aws:x::/a b"}))

    assert [("/tags/arn%3Aaws%3Ax%3A%3A%2Fa%20b", "GET")] == [(one.path, one.verb) for one in seen]

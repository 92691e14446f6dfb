import pytest

from gatewright.services.cognito_idp.not_offered import CLIENT, POOL, kept, refusal
from gatewright.wire import models
from gatewright.wire.errors import ServiceError


def test_tables_name_members_that_there_are() -> None:
    """Of the operations that create and change."""
    model = models.service("cognito-idp").model
    pools = {*model.operation_model("CreateUserPool").input_shape.members}  # type: ignore[union-attr]  # it has one
    clients = {*model.operation_model("CreateUserPoolClient").input_shape.members}  # type: ignore[union-attr]  # too

    assert set(POOL) <= pools
    assert set(CLIENT) <= clients


def test_values_that_ask_for_nothing_pass() -> None:
    """Also what is not given."""
    asked = {"MfaConfiguration": "OFF", "LambdaConfig": {}, "PoolName": "x"}

    assert {} == kept("CreateUserPool", asked, POOL, allowed=False)


def test_anything_else_is_refused_by_name() -> None:
    """With the reason."""
    with pytest.raises(ServiceError) as caught:
        kept("CreateUserPool", {"MfaConfiguration": "ON"}, POOL, allowed=False)

    assert caught.value.message == (
        "CreateUserPool with MfaConfiguration is not offered: a second factor is not asked for"
    )
    assert refusal("X", "it is not").status == 501


def test_what_is_allowed_is_kept() -> None:
    """And nothing else."""
    asked = {"MfaConfiguration": "ON", "LambdaConfig": {}, "PoolName": "x"}

    assert {"MfaConfiguration": "ON"} == kept("CreateUserPool", asked, POOL, allowed=True)

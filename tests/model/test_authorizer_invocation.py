import dataclasses

import pytest

from gatewright.model.authorizer import Authorized
from gatewright.model.authorizer_invocation import AuthorizerInvoked


def test_values_cannot_change() -> None:
    """Control plane and data plane share them."""
    invoked = AuthorizerInvoked(client_status=0, authorized=Authorized(principal_id="me"), log="", latency=1)

    with pytest.raises(dataclasses.FrozenInstanceError):
        invoked.client_status = 1  # type: ignore[misc]  # that is the point

from typing import Any

import pytest

from gatewright.services.cloudformation import errors
from gatewright.wire import models
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    ("error", "shape"),
    [
        (errors.exists("Stack [a]"), "AlreadyExistsException"),
        (errors.no_change_set("c"), "ChangeSetNotFoundException"),
        (errors.not_executable("c", "FAILED"), "InvalidChangeSetStatusException"),
        (errors.incapable(["CAPABILITY_IAM"]), "InsufficientCapabilitiesException"),
    ],
)
def test_codes_are_those_of_the_model(error: ServiceError, shape: str) -> None:
    """Which is what an SDK raises its exceptions by."""
    model: Any = models.service("cloudformation").model
    shapes = [one for name in model.operation_names for one in model.operation_model(name).error_shapes]
    (known,) = {
        (one.metadata["error"]["code"], one.metadata["error"]["httpStatusCode"]) for one in shapes if one.name == shape
    }

    assert known == (error.code, error.status)

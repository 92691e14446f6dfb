from gatewright.services.organizations.errors import access_denied, invalid_input, not_in_use, refused
from gatewright.wire import models


def test_every_error_is_one_of_the_model() -> None:
    """boto3 raises each as a class of its own."""
    model = models.service("organizations").model
    made = (access_denied(), invalid_input("x"), not_in_use(), refused("PolicyInUseException", "x"))

    assert all(model.shape_for_error_code(each.code) for each in made)


def test_reason_stands_beside_the_text() -> None:
    """Where AWS gives one."""
    assert {"Reason": "R"} == refused("ConstraintViolationException", "x", reason="R").members
    assert {} == refused("PolicyInUseException", "x").members

from botocore.model import ServiceModel

from gatewright.services.iam import errors
from gatewright.wire import models

MADE = (
    errors.no_such_entity("x"),
    errors.already_exists("x"),
    errors.delete_conflict("x"),
    errors.limit_exceeded("x"),
    errors.malformed_policy("x"),
    errors.invalid_input("x"),
)


def test_statuses_are_those_of_the_model() -> None:
    """Each error that botocore's model of IAM has is answered with its status."""
    model = models.service("iam").model
    assert isinstance(model, ServiceModel)
    expected = [model.shape_for_error_code(each.code).metadata["error"]["httpStatusCode"] for each in MADE]

    assert expected == [each.status for each in MADE]


def test_common_errors_are_not_in_the_model() -> None:
    """What every query service answers has its own status."""
    expected = [("ValidationError", 400), ("AccessDenied", 403)]
    assert expected == [(each.code, each.status) for each in (errors.validation_error("x"), errors.access_denied("x"))]

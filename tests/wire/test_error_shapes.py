import pytest

from gatewright.wire import error_shapes, models
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    ("service", "code", "status", "member"),
    [
        ("apigateway", "NotFoundException", 404, "message"),
        ("apigateway", "ConflictException", 409, "message"),
        ("apigateway", "UnauthorizedException", 401, "message"),
        ("apigateway", "ValidationException", 400, "message"),
        ("apigatewayv2", "NotFoundException", 404, "message"),
        ("iam", "NoSuchEntity", 404, "message"),
        ("lambda", "CodeVerificationFailedException", 400, "Message"),
        ("wafv2", "WAFNonexistentItemException", 400, "Message"),
    ],
)
def test_model_decides_status_and_spelling(service: str, code: str, status: int, member: str) -> None:
    """The error shape of a code says its status and how its text is called; an unknown code is a plain 400."""
    form = error_shapes.form(models.service(service).model, ServiceError(code, "x"))

    assert (status, member) == (form.status, form.message_member)


def test_handler_may_decide_the_status() -> None:
    """A status given goes before the model's; from 500 on, the caller is not to blame."""
    form = error_shapes.form(models.service("sts").model, ServiceError("InternalFailure", "x", status=500))

    assert (form.status, form.sender_fault) == (500, False)


def test_members_go_where_the_shape_says() -> None:
    """`retryAfterSeconds` of API Gateway is a header; members that the shape lacks are left out."""
    error = ServiceError("TooManyRequestsException", "x", members={"retryAfterSeconds": "7", "other": 1})
    form = error_shapes.form(models.service("apigateway").model, error)

    assert {"Retry-After": "7"} == {name: value for name, (_, value) in form.headers.items()}
    assert {} == form.body

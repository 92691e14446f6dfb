from dataclasses import replace

import pytest

from gatewright.wire import models, parse, route, write
from gatewright.wire.errors import SerializationError, ServiceError
from tests.wire.other_side import REQUEST_ID, sent

LOGS = models.service("logs")
REQUEST = sent("logs", "CreateLogGroup", {"logGroupName": "g"})


def test_error_is_told_by_its_type() -> None:
    """Type and message in the body, the protocol's own content type, no error header."""
    error = ServiceError("ResourceNotFoundException", "The specified log group does not exist.")
    response = write.error(LOGS, error, REQUEST)

    assert (
        response.body == b'{"__type":"ResourceNotFoundException","message":"The specified log group does not exist."}'
    )
    assert response.headers == (("x-amzn-RequestId", REQUEST_ID), ("Content-Type", "application/x-amz-json-1.1"))


def test_text_of_unreadable_input_is_under_a_capital() -> None:
    """As recorded of other services of this protocol; without a text, the type stands alone."""
    bodies = [write.error(LOGS, SerializationError(text), REQUEST).body for text in ("Expected null", "")]

    assert bodies == [
        b'{"__type":"SerializationException","Message":"Expected null"}',
        b'{"__type":"SerializationException"}',
    ]


def test_members_of_an_error_are_written() -> None:
    """By their names on the wire, beside the type."""
    error = ServiceError("InvalidSequenceTokenException", "Wrong", members={"expectedSequenceToken": "7"})

    assert write.error(LOGS, error, REQUEST).body == (
        b'{"__type":"InvalidSequenceTokenException","expectedSequenceToken":"7","message":"Wrong"}'
    )


def test_result_without_a_shape_has_no_body() -> None:
    """CreateLogGroup answers nothing, DescribeLogGroups an object."""
    empty = write.response(LOGS.model.operation_model("CreateLogGroup"), {}, REQUEST)
    full = write.response(LOGS.model.operation_model("DescribeLogGroups"), {}, REQUEST)

    assert (empty.status, empty.body, full.body) == (200, b"", b"{}")


def test_version_is_the_model_s() -> None:
    """A service of json 1.0 answers as one."""
    request = sent("dynamodb", "ListTables", {})
    response = write.response(models.service("dynamodb").model.operation_model("ListTables"), {}, request)

    assert response.header("Content-Type") == "application/x-amz-json-1.0"


@pytest.mark.parametrize("body", [b"", b"null", b"1", b'"x"', b"{"])
def test_body_must_be_an_object(body: bytes) -> None:
    """Anything else is unreadable, an empty body too."""
    request = replace(REQUEST, body=body)
    with pytest.raises(SerializationError):
        parse.params(route.operation(LOGS, request), request)

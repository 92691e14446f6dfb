import pytest

from gatewright.server.refusals import (
    BODY_TOO_LONG,
    HTTP_BODY_TOO_LONG,
    MALFORMED,
    REST_BODY_TOO_LONG,
    TOO_SLOW,
    Refusal,
    head_too_long,
    internal_error,
    respond,
)


@pytest.mark.parametrize(
    ("refusal", "status", "body"),
    [
        (MALFORMED, 400, b'{"message":"Bad Request"}'),
        (TOO_SLOW, 408, b'{"message":"Request Timeout"}'),
        (BODY_TOO_LONG, 413, b'{"message": "Request Too Long"}'),
        (head_too_long(10_240), 431, b'{"message":"HTTP header is larger than 10240 bytes."}'),
    ],
)
def test_refusal_is_compact_json(refusal: Refusal, status: int, body: bytes) -> None:
    """An early refusal is JSON without a blank, but for the body that is too long, which was recorded with one."""
    response = respond(refusal, "id", "extended=")

    assert (status, body) == (response.status, response.body)


def test_refusal_carries_both_ids_and_the_error_type() -> None:
    """The header fields stand in the order and spelling of API Gateway."""
    response = respond(MALFORMED, "id", "extended=")

    assert (
        ("Content-Type", "application/json"),
        ("x-amzn-RequestId", "id"),
        ("x-amzn-ErrorType", "BadRequestException"),
        ("x-amz-apigw-id", "extended="),
    ) == response.headers


def test_internal_error_has_one_blank() -> None:
    """The 500 of the execution phase is 36 bytes, one blank after the colon."""
    response = internal_error("id", "extended=")

    assert (500, 36, b'{"message": "Internal server error"}') == (response.status, len(response.body), response.body)
    assert "InternalServerErrorException" == response.header("x-amzn-errortype")


def test_a_rest_api_answers_a_long_body_with_bare_text() -> None:
    """As recorded: 44 bytes, and no id of API Gateway's."""
    response = respond(REST_BODY_TOO_LONG, "id", "extended=")

    assert (413, b"HTTP content length exceeded 10485760 bytes.") == (response.status, response.body)
    assert (("Content-Type", "text; charset=utf-8"),) == response.headers


def test_an_http_api_answers_a_long_body_in_its_form() -> None:
    """One id, no error type, no blank."""
    response = respond(HTTP_BODY_TOO_LONG, "id", "extended=")

    assert (413, b'{"message":"Request Entity Too Large"}') == (response.status, response.body)
    assert (("Content-Type", "application/json"), ("apigw-requestid", "extended=")) == response.headers

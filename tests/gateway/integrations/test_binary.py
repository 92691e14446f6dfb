from hashlib import md5

import pytest

from gatewright.gateway.integrations.binary import NO_BINARY, TO_BINARY, TO_TEXT, BinaryMediaTypes, converted, decoded
from gatewright.gateway.integrations.failure import ExecutionFailedError


@pytest.mark.parametrize(
    ("types", "media_type", "expected"),
    [
        ((), "image/png", False),
        (("image/png",), "image/png", True),
        (("image/png",), "IMAGE/PNG; q=1", True),
        (("image/png",), "image/jpeg", False),
        (("image/*",), "image/png", True),
        (("image/*",), "image/*", True),
        (("image/*",), "image", False),
        (("image/*",), "*/*", False),
        (("image/*",), "text/plain", False),
        (("*/png",), "image/png", False),
        (("*/png",), "*/png", False),
        (("*/*",), "text/plain", True),
        (("*/*",), None, True),
        (("application/json",), None, True),
        (("image/png",), None, False),
    ],
)
def test_types_are_compared_as_written(types: tuple[str, ...], media_type: str | None, expected: bool) -> None:
    """Without parameters, in any letters; no type at all is JSON.

    A star stands for others at the right and as `*/*`, never at the left alone (LocalStack's AWS-validated
    test_aws_proxy_binary_response).
    """
    assert expected is BinaryMediaTypes(types).holds(media_type)


def test_first_accepted_type_decides() -> None:
    """Documented: of an `Accept`, only the first media type counts."""
    types = BinaryMediaTypes(["image/png"])

    assert (True, False, False) == tuple(
        types.accepts(accept) for accept in ("image/png;q=0.8,text/html", "text/html,image/png", None)
    )


@pytest.mark.parametrize(
    ("binary", "wants_binary", "handling", "expected"),
    [
        (False, False, None, b"aGk="),
        (False, False, TO_TEXT, b"aGk="),
        (False, False, TO_BINARY, b"hi"),
        (False, True, None, b"hi"),
        (False, True, TO_TEXT, b"aGk="),
        (False, True, TO_BINARY, b"hi"),
        (True, False, None, b"YUdrPQ=="),
        (True, False, TO_TEXT, b"YUdrPQ=="),
        (True, False, TO_BINARY, b"aGk="),
        (True, True, None, b"aGk="),
        (True, True, TO_TEXT, b"YUdrPQ=="),
        (True, True, TO_BINARY, b"aGk="),
    ],
)
def test_table_of_conversions(binary: bool, wants_binary: bool, handling: str | None, expected: bytes) -> None:
    """The twelve rows of the guide's table for responses."""
    assert expected == converted(b"aGk=", binary=binary, wants_binary=wants_binary, handling=handling)


def test_bytes_that_are_no_text_arrive_as_replacements() -> None:
    """An API without binary types takes every payload for UTF-8, and 67 bytes of gzip become 99.

    recorded: LocalStack, AWS-validated test_apigw_s3_binary_support_request[None] (2025-03-17): the MD5 of the object.
    """
    sent = bytes.fromhex(
        "1f8b0800146cee6302ff4bcecf2d284a2d2e4e4d5148492c49d45128cec82fcd4951484a55c8cc2b4bccc94c51"
        "080d71d3b550282e29cacc4b0700b83910572f000000"
    )
    found = converted(sent, binary=False, wants_binary=False, handling=None)

    assert (67, "1e5a1bfed5308938e5549848bab02ac6") == (len(sent), md5(sent, usedforsecurity=False).hexdigest())
    assert (99, "7301f0a0e8fc87c6f03320bf795ffde7") == (len(found), md5(found, usedforsecurity=False).hexdigest())
    assert found == converted(sent, binary=False, wants_binary=False, handling="CONVERT_TO_TEXT")


def test_text_that_is_no_base64_is_a_500() -> None:
    """Recorded as a status; the caller learns no more."""
    with pytest.raises(ExecutionFailedError) as raised:
        decoded(b"no base64!")

    assert 500 == raised.value.failure.status


def test_api_without_binary_types_is_falsy() -> None:
    """What most APIs are, so that it can be skipped."""
    assert (False, True) == (bool(NO_BINARY), bool(BinaryMediaTypes(["a/b"])))

"""The two texts of a signature as somebody printed them."""

import pytest

from gatewright.aws.sigv4.answers import MISMATCH
from gatewright.aws.sigv4.signed_text import SignedText, printed, signed_text
from gatewright.model.message import fill

CANONICAL = "POST\n/live/it's\na=1\nhost:h\nx-amz-date:20201020T061438Z\n\nhost;x-amz-date\na4e6"
TEXT = SignedText(
    method="POST",
    path="/live/it's",
    query="a=1",
    headers=(("host", "h"), ("x-amz-date", "20201020T061438Z")),
    signed_headers="host;x-amz-date",
    body_hash="a4e6",
    algorithm="AWS4-HMAC-SHA256",
    date="20201020T061438Z",
    scope="20201020/us-east-1/execute-api/aws4_request",
)


def test_a_text_is_put_together_as_it_was_taken_apart() -> None:
    """Nothing is lost between the parts and the text."""
    assert TEXT.canonical_request() == CANONICAL
    assert signed_text(CANONICAL, TEXT.string_to_sign()) == TEXT


def test_the_answer_of_aws_is_read() -> None:
    """The texts are found in the message of a mismatch, quotes in the path or not."""
    message = fill(MISMATCH.message, {"canonical_request": CANONICAL, "string_to_sign": TEXT.string_to_sign()})

    assert printed(message) == TEXT


@pytest.mark.parametrize(
    "message",
    [
        "",
        MISMATCH.message.partition(" Consult")[0],
        MISMATCH.message,
        "The Canonical String for this request should have been\n'a'\n\nThe String-to-Sign should have been\n'b'",
    ],
)
def test_a_message_without_the_texts_has_none(message: str) -> None:
    """Shorter forms of the answer, and texts of another form, are no evidence."""
    assert printed(message) is None


@pytest.mark.parametrize(
    ("canonical", "to_sign"),
    [
        (CANONICAL, "AWS4-HMAC-SHA256\nd"),
        (CANONICAL.replace("host:h", "host"), "a\nb\nc\nd"),
        (CANONICAL.replace("\n\n", "\nx:y\n"), "a\nb\nc\nd"),
        ("GET\n/", "a\nb\nc\nd"),
    ],
)
def test_texts_of_another_form_are_not_taken_apart(canonical: str, to_sign: str) -> None:
    """A line too few, or a header without its colon, is no canonical request."""
    assert signed_text(canonical, to_sign) is None

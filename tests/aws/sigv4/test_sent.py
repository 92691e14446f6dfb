"""What a request says about its own signature."""

from gatewright.aws.sigv4.sent import SignatureSent

SENT = SignatureSent(
    place="header",
    algorithm="AWS4-HMAC-SHA256",
    credential=("AKIDEXAMPLE", "20260115", "eu-west-1", "execute-api", "aws4_request"),
    signed_headers=("host", "x-amz-date"),
    date="20260115T120000Z",
    signature="a-signature",
    session_token="a-token",
)


def test_the_credential_is_key_and_scope() -> None:
    """The first element names the key, the rest are the scope."""
    assert SENT.access_key == "AKIDEXAMPLE"
    assert SENT.scope == "20260115/eu-west-1/execute-api/aws4_request"


def test_neither_signature_nor_token_is_printed() -> None:
    """Whoever prints the value, in a log or a traceback, gives nothing away."""
    assert "a-signature" not in repr(SENT)
    assert "a-token" not in repr(SENT)

"""Signatures that another service of AWS refused."""

import pytest

from gatewright.checks.edge import other_service
from gatewright.doctor.examine import examine
from gatewright.doctor.signatures.elsewhere import beside_a_signature, signed_elsewhere
from gatewright.model.configuration import Configuration
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.recognise import read

OF_SQS = (
    "Signature expired: 20151130T204723Z is now earlier than 20160119T133514Z (20160119T135014Z - 15 min.)"
    " (Service: AmazonSQS; Status Code: 403; Error Code: SignatureDoesNotMatch; Request ID: 9f58eb2d-329a-5b8b)"
)
OF_SNS = (
    "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>The security token included in the request is expired"
    "</Message></Error></ErrorResponse>"
)
OF_S3 = (
    "The request signature we calculated does not match the signature you provided. Check your key and signing method."
)


def first(text: str, most: int) -> list[str]:
    """Return the first causes that the doctor names for a text that somebody pasted."""
    (exchange,) = read(text.encode(), origin="x", call=pytest.fail)
    return [finding.cause.id for finding in examine(exchange, Configuration()).findings][:most]


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        (OF_SQS, ["iam.signature-expired", "edge.other-service"]),
        (OF_SNS, ["iam.session-expired", "edge.other-service"]),
        ("403 ForbiddenException: Credential should be scoped to correct service", ["iam.scope-mismatch"]),
        ("HTTP 403 SignatureDoesNotMatch", ["iam.signature-mismatch-encoding", "iam.signature-mismatch-body"]),
        (OF_S3, ["edge.other-service", "iam.signature-mismatch-encoding", "iam.signature-mismatch-host"]),
    ],
)
def test_what_is_wrong_comes_before_who_said_so(text: str, causes: list[str]) -> None:
    """A clock that is wrong is wrong for every service; S3's words name no part, and come behind it."""
    assert first(text, len(causes)) == causes


def test_a_text_that_leaves_several_parts_leaves_room_for_the_service() -> None:
    """Two of them stand before it, the others behind."""
    seen = Observation(
        body=b'{"message":"The request signature we calculated does not match the signature you provided."}'
    )
    causes = beside_a_signature((other_service.CAUSE,), seen)

    assert causes.index(other_service.CAUSE) == 2
    assert len(causes) > 3


@pytest.mark.parametrize(
    "seen",
    [
        Observation(),
        Observation(body=b'{"message":"Forbidden"}'),
        Observation(
            body=b'{"message":"User: arn:aws:iam::1:user/x is not authorized to perform: sqs:Send on resource: x"}'
        ),
        Observation(headers=Headers((("x-amzn-errortype", "AccessDeniedException"),))),
    ],
)
def test_other_texts_say_nothing_of_a_signature(seen: Observation) -> None:
    """A permission is none."""
    assert signed_elsewhere(seen) == ()

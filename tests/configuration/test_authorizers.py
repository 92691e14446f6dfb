"""Authorizers from AWS's answers."""

from gatewright.configuration.authorizers import authorizers
from gatewright.model.authorizer import Authorizer
from gatewright.model.listing import unknown_listing
from gatewright.model.unknown import UNKNOWN

FUNCTION = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f/invocations"


def test_an_authorizer_is_read_from_its_answer() -> None:
    """Identity sources are split, empty texts are nothing, and the default of the time to live is AWS's."""
    told = {
        "id": "au1",
        "name": "tokens",
        "type": "REQUEST",
        "authorizerUri": FUNCTION,
        "identitySource": "method.request.header.Auth, method.request.querystring.q",
        "identityValidationExpression": "",
    }

    found = authorizers({"items": [told]}).get("au1")

    assert found == Authorizer(
        id="au1",
        name="tokens",
        type="REQUEST",
        uri=FUNCTION,
        identity_sources=("method.request.header.Auth", "method.request.querystring.q"),
        ttl=300,
    )


def test_what_nobody_told_is_unknown_and_what_aws_does_not_list_is_none() -> None:
    """A listing that could not be read knows nothing; a complete one knows what is not there."""
    assert authorizers(UNKNOWN) == unknown_listing()
    assert authorizers({"items": []}).get("au1") is None
    assert authorizers(None).get("au1") is None

from gatewright.aws.cloudformation.family import Made
from gatewright.aws.cloudformation.stack import Standing
from gatewright.model.request import Request, headers
from gatewright.server.pool_ids import Told, renamed, taken_for, told_by
from tests.tokens import unsigned

ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Real"
TOLD = Told(pool_id="eu-west-1_Real", client_id="client")


def request(value: str) -> Request:
    """Return a request with a header field of a value."""
    return Request(method="GET", host="a.example", path="/", headers=headers([("X-Token", value)]))


def standing(kind: str, physical_id: str) -> Standing:
    """Return a resource of a stack."""
    return Standing(type=kind, print="", made=Made(physical_id=physical_id))


def test_a_token_of_a_user_pool_tells_its_pool_and_its_client() -> None:
    """In any header; an ID token as `aud`, an access token as `client_id`."""
    assert told_by(request("Bearer " + unsigned({"iss": ISSUER, "client_id": "client"}))) == TOLD
    assert told_by(request(unsigned({"iss": ISSUER, "aud": "client"}))) == TOLD
    assert told_by(request(unsigned({"iss": "https://issuer.example", "aud": "client"}))) is None
    assert told_by(request("a.b.c")) is None
    assert told_by(request("Basic dTpw")) is None


def test_ids_that_were_drawn_here_are_those_of_the_token() -> None:
    """Those of pools and their clients, and no others."""
    resources = (
        standing("AWS::Cognito::UserPool", "eu-west-1_drawn"),
        standing("AWS::Cognito::UserPoolClient", "drawnclient"),
        standing("AWS::ApiGateway::RestApi", "api"),
    )
    names = taken_for(TOLD, resources)

    assert names == {"eu-west-1_drawn": "eu-west-1_Real", "drawnclient": "client"}
    assert taken_for(None, resources) == {}
    assert renamed({"a": ["arn:x:userpool/eu-west-1_drawn", 1]}, names) == {"a": ["arn:x:userpool/eu-west-1_Real", 1]}

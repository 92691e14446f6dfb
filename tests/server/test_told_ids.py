from pathlib import Path

from gatewright.model.request import Request, headers
from gatewright.server.stacks import bring
from gatewright.server.told_ids import Told, renamed, taken_for, told_by
from gatewright.sources.templates.declaration import Reading
from gatewright.sources.templates.declared import read_all
from gatewright.store.store import Store
from tests.server.test_stacks import SETTINGS
from tests.tokens import unsigned

ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Real"
TOLD = Told(pool_id="eu-west-1_Real", client_id="client")
TEMPLATE = """
Resources:
  Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
  Api:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub com.amazonaws.${AWS::Region}.execute-api
      VpcEndpointType: Interface
  Other:
    Type: AWS::EC2::VPCEndpoint
    Properties: {VpcId: !Ref Vpc, ServiceName: !Sub "com.amazonaws.${AWS::Region}.s3", VpcEndpointType: Gateway}
  Pool: {Type: "AWS::Cognito::UserPool", Properties: {UserPoolName: people}}
"""


def request(value: str, host: str = "a.example") -> Request:
    """Return a request with a header field of a value."""
    return Request(method="GET", host=host, path="/", headers=headers([("X-Token", value)]))


def test_a_token_of_a_user_pool_tells_its_pool_and_its_client() -> None:
    """In any header; an ID token as `aud`, an access token as `client_id`."""
    assert told_by(request("Bearer " + unsigned({"iss": ISSUER, "client_id": "client"}))) == TOLD
    assert told_by(request(unsigned({"iss": ISSUER, "aud": "client"}))) == TOLD
    assert told_by(request(unsigned({"iss": "https://issuer.example", "aud": "client"}))) == Told()
    assert told_by(request("a.b.c")) == Told()
    assert told_by(request("Basic dTpw")) == Told()


def test_a_host_tells_the_vpc_endpoint() -> None:
    """Its own name, and the one before which the API stands."""
    host = "a1b2c3d4e5-vpce-0aaa1111bbbb2222c.execute-api.eu-west-1.amazonaws.com"

    assert told_by(request("", host)).vpc_endpoint_id == "vpce-0aaa1111bbbb2222c"


def test_ids_that_were_drawn_here_are_those_of_the_call(tmp_path: Path) -> None:
    """Those of pools, and of endpoints for API Gateway, and no others."""
    (tmp_path / "shop.yaml").write_text(TEMPLATE)
    brought = bring(Store.open(None), SETTINGS, read_all([tmp_path / "shop.yaml"], Reading(region="eu-west-1")))
    pool, api = (brought[0].stack.resources[name].made.physical_id for name in ("Pool", "Api"))

    assert taken_for(Told(pool_id="p", vpc_endpoint_id="v"), brought) == {pool: "p", api: "v"}
    assert taken_for(Told(), brought) == {}
    assert renamed({"a": [f"arn:x:userpool/{pool}", 1]}, {pool: "p"}) == {"a": ["arn:x:userpool/p", 1]}

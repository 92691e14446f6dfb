import pytest

from tests.aws.cloudformation.performing import Performing, made

V2 = "AWS::ApiGatewayV2::"


def test_an_api_tells_its_endpoint() -> None:
    """And is deleted by its id."""
    performing = Performing({"create_api": {"ApiId": "a", "ApiEndpoint": "https://a"}})
    found = made(f"{V2}Api", {"Name": "shop", "ProtocolType": "HTTP"}, performing)

    assert (found.physical_id, found.attributes["ApiEndpoint"]) == ("a", "https://a")
    assert found.undo == (("apigatewayv2", "delete_api", {"ApiId": "a"}),)


def test_an_api_is_made_and_then_given_its_definition() -> None:
    """What the properties say stands above it."""
    performing = Performing({"create_api": {"ApiId": "a"}})
    body = {"openapi": "3.0.1", "info": {"title": "shop"}}
    made(
        f"{V2}Api", {"Body": body, "FailOnWarnings": True, "Description": "x", "Tags": {"_custom_id_": "a"}}, performing
    )

    assert performing.operations == ["create_api", "reimport_api", "update_api"]
    assert performing.params("create_api") == {
        "Name": "shop",
        "ProtocolType": "HTTP",
        "Description": "x",
        "Tags": {"_custom_id_": "a"},
    }
    assert performing.params("reimport_api") == {
        "ApiId": "a",
        "Body": '{"openapi":"3.0.1","info":{"title":"shop"}}',
        "FailOnWarnings": True,
    }
    assert performing.params("update_api") == {"ApiId": "a", "Description": "x"}


def test_a_definition_alone_is_enough() -> None:
    """Its API is called after the stack where it has no title."""
    performing = Performing({"create_api": {"ApiId": "a"}})
    made(f"{V2}Api", {"Body": "openapi: 3.0.1"}, performing)

    assert performing.operations == ["create_api", "reimport_api"]
    assert performing.params("create_api")["Name"] == "shop-Thing"


def test_a_definition_in_a_bucket_is_fetched() -> None:
    """As that of a REST API is."""
    performing = Performing({"create_api": {"ApiId": "a"}, "get_object": {"Body": b"openapi: 3.0.1"}})
    made(f"{V2}Api", {"BodyS3Location": {"Bucket": "b", "Key": "k"}}, performing)

    assert ["get_object", "create_api", "reimport_api"] == performing.operations


@pytest.mark.parametrize(
    ("kind", "member", "more"),
    [
        ("Route", "RouteId", {}),
        ("Integration", "IntegrationId", {}),
        ("Authorizer", "AuthorizerId", {}),
        ("Deployment", "DeploymentId", {}),
        ("Model", "ModelId", {"Schema": {"type": "object"}}),
        ("RouteResponse", "RouteResponseId", {"RouteId": "r"}),
        ("IntegrationResponse", "IntegrationResponseId", {"IntegrationId": "i"}),
    ],
)
def test_a_part_of_an_api_is_known_by_its_id(kind: str, member: str, more: dict) -> None:
    """Within what it stands in."""
    snake = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind).lstrip("_")
    performing = Performing({f"create_{snake}": {member: "x"}})
    found = made(f"{V2}{kind}", {"ApiId": "a", **more}, performing)
    kept = {name: value for name, value in more.items() if name != "Schema"}

    assert found.physical_id == "x"
    assert found.undo == (("apigatewayv2", f"delete_{snake}", {"ApiId": "a", **kept, member: "x"}),)


def test_response_parameters_become_maps() -> None:
    """A template spells them as lists."""
    performing = Performing({"create_integration": {"IntegrationId": "i"}})
    listed = {"200": {"ResponseParameters": [{"Destination": "overwrite:header.x", "Source": "a"}]}}
    made(f"{V2}Integration", {"ApiId": "a", "ResponseParameters": listed}, performing)

    assert performing.params("create_integration")["ResponseParameters"] == {"200": {"overwrite:header.x": "a"}}


def test_a_stage_has_its_access_log() -> None:
    """The operation calls it by another name."""
    performing = Performing({"create_stage": {"StageName": "$default"}})
    found = made(f"{V2}Stage", {"ApiId": "a", "StageName": "$default", "AccessLogSetting": {"Format": "x"}}, performing)

    assert performing.params("create_stage")["AccessLogSettings"] == {"Format": "x"}
    assert found.undo[0][2] == {"ApiId": "a", "StageName": "$default"}


def test_domain_names_mappings_and_links() -> None:
    """Each is known by what the service answers."""
    configuration = {"ApiGatewayDomainName": "d-1", "HostedZoneId": "Z"}
    performing = Performing(
        {
            "create_domain_name": {"DomainName": "api.example.com", "DomainNameConfigurations": [configuration]},
            "create_api_mapping": {"ApiMappingId": "m"},
            "create_vpc_link": {"VpcLinkId": "v"},
        }
    )
    domain = made(f"{V2}DomainName", {"DomainName": "api.example.com"}, performing)
    mapping = made(f"{V2}ApiMapping", {"DomainName": "api.example.com", "ApiId": "a"}, performing)
    link = made(f"{V2}VpcLink", {"Name": "v"}, performing)

    assert dict(domain.attributes) == {"RegionalDomainName": "d-1", "RegionalHostedZoneId": "Z"}
    assert mapping.undo[0][2] == {"DomainName": "api.example.com", "ApiMappingId": "m"}
    assert link.physical_id == "v"

import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.terraform.attributes import Untold, certificate_of, is_untold_policy, properties_of
from gatewright.aws.terraform.exported import Exported
from gatewright.aws.terraform.show import Show, Shown, show
from tests.aws.terraform.recorded import HTTP_PLAN, HTTP_STATE, PLAN, STATE

NOTHING = Exported(Show(resources=(), configuration={}, region=None))


def of(kind: str, expressions: dict | None = None, **values: object) -> Shown:
    """Return a resource."""
    return Shown(address=f"{kind}.x", module="", type=kind, name="x", values=values, expressions=expressions or {})


def recorded(root: dict, address: str) -> dict:
    """Return the properties of a recorded resource."""
    shown = show(root)
    return properties_of(next(one for one in shown.resources if one.address == address), Exported(shown))


def test_a_state_tells_its_ids_and_a_plan_its_references() -> None:
    """Both come to the same properties."""
    for root in (PLAN, STATE):
        stage = recorded(root, "aws_api_gateway_stage.prod")
        assert stage["DeploymentId"] == {"Ref": "aws_api_gateway_deployment.d"}
        plan = recorded(root, "aws_api_gateway_usage_plan.plan")
        assert plan["ApiStages"][0]["ApiId"] == {"Ref": "aws_api_gateway_rest_api.shop"}
        acl = recorded(root, "aws_wafv2_web_acl.acl")
        statements = acl["Rules"][0]["Statement"]["OrStatement"]["Statements"]
        assert {"IPSetReferenceStatement": {"ARN": {"Fn::GetAtt": ["aws_wafv2_ip_set.bad", "Arn"]}}} in statements


def test_an_api_keeps_its_id_and_its_definition() -> None:
    """The definition is JSON, or refused."""
    found = properties_of(
        of("aws_api_gateway_rest_api", id="a1", body='{"openapi": "3.0.1"}', tags={"a": "b"}), NOTHING
    )

    assert found == {"Body": {"openapi": "3.0.1"}, "Tags": {"a": "b", "_custom_id_": "a1"}}
    with pytest.raises(TemplateError, match=r"body: expected an OpenAPI definition in JSON"):
        properties_of(of("aws_api_gateway_rest_api", body="openapi: 3"), NOTHING)


def test_settings_become_patches() -> None:
    """Those that are set, under the path of their method."""
    settings = [
        {"throttling_rate_limit": 5, "logging_level": "", "metrics_enabled": True, "throttling_burst_limit": -1}
    ]
    found = properties_of(of("aws_api_gateway_method_settings", method_path="pets/GET", settings=settings), NOTHING)

    assert found["Patches"] == {"/~1pets/GET/throttling/rateLimit": 5, "/~1pets/GET/metrics/enabled": "true"}


def test_throttles_of_methods_are_known_by_their_paths() -> None:
    """Terraform lists them."""
    stage = {"api_id": "a", "stage": "s", "throttle": [{"path": "/pets/GET", "rate_limit": 1, "burst_limit": 2}]}
    found = properties_of(of("aws_api_gateway_usage_plan", api_stages=[stage]), NOTHING)

    assert found["ApiStages"] == [
        {"ApiId": "a", "Stage": "s", "Throttle": {"/pets/GET": {"RateLimit": 1, "BurstLimit": 2}}}
    ]


def test_attachments_roles_functions_and_domain_names_have_their_ways() -> None:
    """Each as its family takes it."""
    attached = properties_of(of("aws_iam_user_policy_attachment", user="u", policy_arn="arn"), NOTHING)
    role = properties_of(of("aws_iam_role", name="r", inline_policy=[{"name": "p", "policy": "{}"}]), NOTHING)
    function = properties_of(of("aws_lambda_function", function_name="f"), NOTHING)
    domain = of("aws_api_gateway_domain_name", domain_name="d", regional_certificate_arn="arn")

    assert attached == {"Name": "u", "PolicyArn": "arn", "Kind": "user"}
    assert role["Policies"] == [{"PolicyName": "p", "PolicyDocument": "{}"}]
    assert function["Code"] == {"ZipFile": "pass"}
    assert properties_of(domain, NOTHING)["RegionalCertificateArn"] == {"Ref": certificate_of(domain)}


def test_what_is_known_only_when_the_plan_is_applied_is_untold() -> None:
    """The ARN that a permission is limited to; without it others can still be understood."""
    with pytest.raises(Untold) as raised:
        recorded(PLAN, "aws_lambda_permission.api")

    assert (raised.value.attribute, raised.value.may_be_missing, raised.value.about) == (
        "source_arn",
        True,
        "aws_lambda_function.fn",
    )


def test_a_verb_that_is_not_told_cannot_be_missing() -> None:
    """Without it there is no method."""
    with pytest.raises(Untold) as raised:
        properties_of(of("aws_api_gateway_method", {"http_method": {"references": ["local.verb"]}}), NOTHING)

    assert not raised.value.may_be_missing


def test_the_policy_of_an_api_may_be_untold() -> None:
    """The API is known all the same."""
    api = of("aws_api_gateway_rest_api", {"policy": {"references": ["data.x.y.json"]}}, name="shop")

    assert is_untold_policy(api)
    assert properties_of(api, NOTHING) == {"Name": "shop", "Tags": {}}


def test_a_route_leads_to_its_integration() -> None:
    """A state tells the id that AWS drew, a plan the reference."""
    for root in (HTTP_PLAN, HTTP_STATE):
        route = recorded(root, 'module.api.aws_apigatewayv2_route.this["GET /iam"]')
        integration = {"Ref": "module.api.aws_apigatewayv2_integration.fn"}
        assert route["Target"] == {"Fn::Join": ["/", ["integrations", integration]]}
        assert route["AuthorizationType"] == "AWS_IAM"


def test_limits_of_a_stage_that_are_not_set_are_shown_as_0() -> None:
    """They limit nothing."""
    unset = {"throttling_burst_limit": 0, "throttling_rate_limit": 0, "route_key": "GET /a"}
    found = properties_of(
        of(
            "aws_apigatewayv2_stage",
            default_route_settings=[{"throttling_burst_limit": 2, "throttling_rate_limit": 5}],
            route_settings=[unset, {**unset, "route_key": "GET /b", "throttling_rate_limit": 1}],
        ),
        NOTHING,
    )

    assert found == {
        "DefaultRouteSettings": {"ThrottlingBurstLimit": 2, "ThrottlingRateLimit": 5},
        "RouteSettings": {"GET /b": {"ThrottlingRateLimit": 1}},
    }
    assert properties_of(of("aws_apigatewayv2_stage", default_route_settings=[unset]), NOTHING) == {}


def test_a_certificate_need_not_be_told() -> None:
    """One of our own stands for it, for domain names of both kinds."""
    for root in (HTTP_PLAN, HTTP_STATE):
        (told,) = recorded(root, "aws_apigatewayv2_domain_name.shop")["DomainNameConfigurations"]
        assert told["CertificateArn"] == {"Ref": "aws_apigatewayv2_domain_name.shop (certificate)"}
        assert (told["EndpointType"], told["SecurityPolicy"]) == ("REGIONAL", "TLS_1_2")
    written = {"regional_certificate_arn": {"references": ["aws_acm_certificate.a.arn"]}}
    domain = properties_of(of("aws_api_gateway_domain_name", written, domain_name="a.example"), NOTHING)
    assert domain["RegionalCertificateArn"] == {"Ref": "aws_api_gateway_domain_name.x (certificate)"}


def test_the_pool_of_a_jwt_authorizer_is_followed() -> None:
    """Its URL and the id of its client, which a plan does not know; a state has both."""
    told = recorded(HTTP_PLAN, "module.api.aws_apigatewayv2_authorizer.jwt")["JwtConfiguration"]

    assert told["Audience"] == [{"Ref": "aws_cognito_user_pool_client.web"}]
    assert "Fn::Sub" in told["Issuer"]
    kept = recorded(HTTP_STATE, "module.api.aws_apigatewayv2_authorizer.jwt")["JwtConfiguration"]
    assert kept["Issuer"].startswith("https://cognito-idp.us-east-1.amazonaws.com/us-east-1_")

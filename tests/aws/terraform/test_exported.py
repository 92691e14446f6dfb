from gatewright.aws.terraform.exported import Exported, exported
from gatewright.aws.terraform.references import Leads
from gatewright.aws.terraform.show import Shown, show
from tests.aws.terraform.recorded import API_ID, HTTP_PLAN, PLAN, STATE


def of(kind: str, **values: str) -> Shown:
    """Return a resource."""
    return Shown(address=f"{kind}.x", module="", type=kind, name="x", values=values)


def test_ids_that_aws_drew_are_references_and_names_stay() -> None:
    """A function has the name that it has."""
    known = Exported(show(STATE))
    root = next(one for one in show(STATE).resources if one.type == "aws_api_gateway_rest_api").values[
        "root_resource_id"
    ]

    assert known.replaced([API_ID, root, "fn"]) == [
        {"Ref": "aws_api_gateway_rest_api.shop"},
        {"Fn::GetAtt": ["aws_api_gateway_rest_api.shop", "RootResourceId"]},
        "fn",
    ]


def test_attributes_are_what_a_template_asks_for() -> None:
    """The id, the ARN, the address to invoke, or a value that is known."""
    function, stage = of("aws_lambda_function"), of("aws_api_gateway_stage", stage_name="prod")

    assert exported(Leads(to=function, attribute="function_name")) == {"Ref": "aws_lambda_function.x"}
    assert exported(Leads(to=function, attribute="arn")) == {"Fn::GetAtt": ["aws_lambda_function.x", "Arn"]}
    assert "Fn::Sub" in (exported(Leads(to=function, attribute="invoke_arn")) or {})
    assert exported(Leads(to=stage, attribute="stage_name")) == {"Ref": "aws_api_gateway_stage.x"}
    assert exported(Leads(to=stage, attribute="execution_arn")) is None


def test_an_integration_waits_for_its_method_also_before_its_ids_are_known() -> None:
    """In a plan as in a state."""
    for root in (PLAN, STATE):
        shown = show(root)
        one = next(each for each in shown.resources if each.address == "aws_api_gateway_integration.get")
        needed = Exported(shown).depended_on(one)
        assert "aws_api_gateway_method.get" in needed
        assert "aws_api_gateway_method.post" not in needed


def test_the_arn_of_a_stage_is_put_together() -> None:
    """No function of a template tells it."""
    shown = show(PLAN)
    one = next(each for each in shown.resources if each.type == "aws_wafv2_web_acl_association")
    found = Exported(shown).led_to(one, one.expressions["resource_arn"])

    assert found is not None
    assert found["Fn::Sub"][1] == {"api": {"Ref": "aws_api_gateway_rest_api.shop"}, "stage": "prod"}


def test_of_two_authorizers_a_route_has_the_one_of_its_kind() -> None:
    """A condition lists both (recorded)."""
    shown = show(HTTP_PLAN)
    routes = {one.index: one for one in shown.resources if one.type == "aws_apigatewayv2_route"}
    led = {
        key: Exported(shown).led_to(one, one.expressions["authorizer_id"], "authorizer_id")
        for key, one in routes.items()
        if "authorizer_id" not in one.values
    }

    assert led == {
        "GET /admin": {"Ref": "module.api.aws_apigatewayv2_authorizer.jwt"},
        "GET /fn": {"Ref": "module.api.aws_apigatewayv2_authorizer.fn"},
        "GET /pets/{id}": {"Ref": "module.api.aws_apigatewayv2_authorizer.jwt"},
    }


def test_of_what_is_named_of_a_resource_it_is_what_is_wanted() -> None:
    """An object that a module is given may name several attributes of one function (recorded)."""
    shown = show(HTTP_PLAN)
    integration = next(one for one in shown.resources if one.type == "aws_apigatewayv2_integration")
    names = integration.expressions["integration_uri"]
    known = Exported(shown)

    assert "Fn::Sub" in (known.led_to(integration, names, "integration_uri") or {})
    assert known.led_to(integration, names, "function_name") == {"Ref": "aws_lambda_function.backend"}


def test_the_issuer_of_a_pool_is_its_url() -> None:
    """However the configuration puts it together."""
    shown = show(HTTP_PLAN)
    jwt = next(one for one in shown.resources if one.name == "jwt")
    found = Exported(shown).issuer(jwt, jwt.expressions["jwt_configuration"][0]["issuer"])

    assert found == {
        "Fn::Sub": ["https://${name}", {"name": {"Fn::GetAtt": ["aws_cognito_user_pool.people", "ProviderName"]}}]
    }
    assert Exported(shown).issuer(jwt, {"references": ["var.name"]}) is None

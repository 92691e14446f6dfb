"""What resources of Terraform tell of themselves, as the functions of a template that ask for the same."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from gatewright.aws.terraform.references import Leads, leads, leads_of_all
from gatewright.aws.terraform.show import Show, Shown
from gatewright.aws.terraform.table import KINDS

_REF: Final[Mapping[str, tuple[str, ...]]] = {
    "aws_lambda_function": ("function_name", "id"),
    "aws_iam_role": ("name", "id"),
    "aws_iam_user": ("name", "id"),
    "aws_iam_group": ("name", "id"),
    "aws_iam_policy": ("arn", "id"),
    "aws_api_gateway_stage": ("stage_name",),
    "aws_api_gateway_domain_name": ("domain_name", "id"),
    "aws_apigatewayv2_stage": ("name", "id"),
    "aws_cognito_user_pool": ("id",),
}
"""The attributes that are what `Ref` answers; of other types it is the id."""

_DRAWN: Final = frozenset(
    {
        "aws_api_gateway_authorizer",
        "aws_api_gateway_api_key",
        "aws_api_gateway_client_certificate",
        "aws_api_gateway_deployment",
        "aws_api_gateway_request_validator",
        "aws_api_gateway_resource",
        "aws_api_gateway_usage_plan",
        "aws_apigatewayv2_authorizer",
        "aws_apigatewayv2_deployment",
        "aws_apigatewayv2_integration",
    }
)
"""Types whose ids AWS draws, so that ours differ from those of a state."""

_ARNS: Final = frozenset(
    {"aws_iam_policy", "aws_wafv2_ip_set", "aws_wafv2_regex_pattern_set", "aws_wafv2_rule_group", "aws_wafv2_web_acl"}
)
"""Types whose ARNs hold such ids."""

_AUTHORIZERS: Final[Mapping[str, tuple[str, ...]]] = {
    "COGNITO_USER_POOLS": ("COGNITO_USER_POOLS",),
    "CUSTOM": ("TOKEN", "REQUEST"),
    "JWT": ("JWT",),
}
"""Which types of authorizers a method or a route of an authorization type may have."""

_WANTED: Final[Mapping[str, tuple[str, ...]]] = {
    "authorizer_uri": ("invoke_arn", "arn"),
    "function_name": ("function_name", "arn", "id"),
    "integration_uri": ("invoke_arn", "arn"),
    "provider_arns": ("arn",),
    "stage": ("stage_name", "name", "id"),
    "stage_name": ("stage_name", "name", "id"),
    "uri": ("invoke_arn", "arn"),
}
"""Which attributes of another resource an attribute is given, the most usual first; of others it is the id."""

_STAGE: Final = "arn:aws:apigateway:${AWS::Region}::/restapis/${api}/stages/${stage}"
_INVOKE: Final = "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${arn}/invocations"


class Exported:
    """The resources of a state or a plan, by what others know of them."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._known: dict[str, Any] = {}
        for one in show.resources:
            self._known.update(_known_of(one))

    def replaced(self, value: Any) -> Any:
        """Return a value of a state with the ids that AWS drew replaced by references."""
        if isinstance(value, str):
            return self._known.get(value, value)
        if isinstance(value, list):
            return [self.replaced(one) for one in value]
        return {name: self.replaced(one) for name, one in value.items()} if isinstance(value, Mapping) else value

    def led_to(self, one: Shown, expression: Any, wanted: str = "") -> Any | None:
        """Return what an expression of a plan comes to, `None` where that is not settled; `wanted` is for what."""
        found = [each for each in leads(self._show, one, expression) if _fits(each.to, one, wanted)]
        if len({each.to.address for each in found}) != 1 or found[0].to.type not in KINDS:
            return None
        to, attribute = found[0].to, _attribute(found, wanted)
        if to.type == "aws_api_gateway_stage" and attribute == "arn":
            return self._stage_arn(to)
        return exported(Leads(to=to, attribute=attribute))

    def issuer(self, one: Shown, expression: Any) -> Any | None:
        """Return the issuer of the tokens of the user pool that an expression names in whichever form."""
        pools = {each.to.address for each in leads(self._show, one, expression)}
        kinds = {each.to.type for each in leads(self._show, one, expression)}
        if len(pools) != 1 or kinds != {"aws_cognito_user_pool"}:
            return None
        return {"Fn::Sub": ["https://${name}", {"name": {"Fn::GetAtt": [pools.pop(), "ProviderName"]}}]}

    def _stage_arn(self, stage: Shown) -> Any | None:
        """Return the ARN of a stage, which no function of a template tells."""
        api = stage.values.get("rest_api_id") or self.led_to(stage, stage.expressions.get("rest_api_id"))
        name = stage.values.get("stage_name")
        return None if api is None or name is None else {"Fn::Sub": [_STAGE, {"api": api, "stage": name}]}

    def depended_on(self, one: Shown) -> list[str]:
        """Return which resources one waits for: those that a state or an expression names, and parts of its method."""
        named = {other.address for other in self._show.resources if _is_named(other, one)}
        named |= {each.to.address for each in leads_of_all(self._show, one)}
        where = _method(one)
        named |= {
            other.address
            for other in self._show.resources
            if where is not None and other.type in _BEFORE.get(one.type, ()) and _may_be_of(_method(other), where)
        }
        named |= {other.address for other in self._show.resources if other.type in _AFTER.get(one.type, ())}
        known = {other.address for other in self._show.resources if other.type in KINDS}
        return sorted((named & known) - {one.address})


def _fits(to: Shown, one: Shown, wanted: str) -> bool:
    """Tell whether a thing may be what is wanted: of two authorizers, that of the kind which the method asks for."""
    if wanted != "authorizer_id":
        return True
    asked = one.values.get("authorization") or one.values.get("authorization_type")
    has = to.values.get("authorizer_type") or to.values.get("type")
    return has in _AUTHORIZERS.get(str(asked), (has,))


def _attribute(found: Sequence[Leads], wanted: str) -> str:
    """Return which attribute is meant of a thing of which several are named, or none."""
    usual = _WANTED.get(wanted, ("arn",) if wanted.endswith(("arn", "arns")) else ("id",))
    named = [each.attribute for each in found]
    return next((one for one in usual if one in named), named[0]) or usual[0]


def _is_named(other: Shown, one: Shown) -> bool:
    bare = f"{other.type}.{other.name}"
    return f"{other.module}.{bare}".lstrip(".") in one.depends_on or (
        bare in one.depends_on and other.module == one.module
    )


_AFTER: Final[Mapping[str, tuple[str, ...]]] = {"aws_api_gateway_usage_plan": ("aws_api_gateway_stage",)}
"""What is made after all of what it names by words alone, where no reference tells so."""

_BEFORE: Final[Mapping[str, tuple[str, ...]]] = {
    "aws_api_gateway_integration": ("aws_api_gateway_method",),
    "aws_api_gateway_method_response": ("aws_api_gateway_method",),
    "aws_api_gateway_integration_response": (
        "aws_api_gateway_method",
        "aws_api_gateway_integration",
        "aws_api_gateway_method_response",
    ),
}
"""What stands in a method after what."""


def exported(found: Leads) -> Any | None:
    """Return the function that asks for an attribute of a resource."""
    one, attribute = found.to, found.attribute
    if attribute in _REF.get(one.type, ("id",)):
        return {"Ref": one.address}
    if attribute == "arn":
        return {"Fn::GetAtt": [one.address, "Arn"]}
    if attribute == "root_resource_id":
        return {"Fn::GetAtt": [one.address, "RootResourceId"]}
    if attribute == "invoke_arn" and one.type == "aws_lambda_function":
        return {"Fn::Sub": [_INVOKE, {"arn": {"Fn::GetAtt": [one.address, "Arn"]}}]}
    value = one.values.get(attribute)
    return value if isinstance(value, str | int | bool) else None


def _known_of(one: Shown) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    own_id, arn, root = (one.values.get(name) for name in ("id", "arn", "root_resource_id"))
    if one.type in _DRAWN and isinstance(own_id, str):
        found[own_id] = {"Ref": one.address}
    if one.type in _ARNS and isinstance(arn, str):
        found[arn] = {"Ref": one.address} if one.type == "aws_iam_policy" else {"Fn::GetAtt": [one.address, "Arn"]}
    if one.type == "aws_api_gateway_rest_api" and isinstance(root, str):
        found[root] = {"Fn::GetAtt": [one.address, "RootResourceId"]}
        found[str(own_id)] = {"Ref": one.address}
    return found


def _method(one: Shown) -> tuple[Any, Any, Any] | None:
    """Return the verb of a method, and its API and resource where they are known."""
    if "http_method" not in one.values:
        return None
    return (one.values["http_method"], one.values.get("rest_api_id"), one.values.get("resource_id"))


def _may_be_of(other: tuple[Any, Any, Any] | None, where: tuple[Any, Any, Any]) -> bool:
    """Return whether two things may stand in one method: what is not known yet may be the same."""
    return other is not None and all(None in pair or pair[0] == pair[1] for pair in zip(other, where, strict=True))

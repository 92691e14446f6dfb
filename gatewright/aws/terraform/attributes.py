"""The properties of one resource, from its attributes."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.terraform.blocks import converted
from gatewright.aws.terraform.exported import Exported
from gatewright.aws.terraform.filled import NotSettled, filled
from gatewright.aws.terraform.show import Shown
from gatewright.aws.terraform.table import KINDS, Attribute

CUSTOM_ID: Final = "_custom_id_"
"""The tag that pins the id of an API."""

_API: Final = "aws_api_gateway_rest_api"
_PLAIN: Final = frozenset(
    {
        "tags",
        "variables",
        "stage_variables",
        "parameters",
        "request_parameters",
        "response_parameters",
        "request_templates",
        "response_templates",
        "request_models",
        "response_models",
    }
)
"""Attributes whose keys are the user's own."""

_CERTIFICATES: Final = frozenset(
    {"certificate_arn", "regional_certificate_arn", "ownership_verification_certificate_arn"}
)
"""A certificate is no matter of whether a call is allowed: one that is issued here stands for it."""

_UNTOLD_CERTIFICATE: Final = "arn:aws:acm:::certificate/untold"
_INTEGRATIONS: Final = "integrations/"
_LISTED: Final = frozenset({"audience"})
"""Attributes of blocks that are lists, of which an expression may name the one member."""

_SEVERAL: Final = frozenset({"api_stages", "settings", "rule", "regular_expression", "inline_policy", "route_settings"})
"""Attributes of which there may be several blocks."""

_MAY_BE_MISSING: Final[Mapping[str, tuple[str, ...]]] = {
    "aws_lambda_permission": ("source_arn", "source_account", "function_name"),
    "aws_api_gateway_rest_api_policy": ("policy",),
    "aws_iam_role_policy": ("policy",),
    "aws_iam_user_policy": ("policy",),
    "aws_iam_group_policy": ("policy",),
    "aws_iam_policy": ("policy",),
}
"""Attributes without which a resource says something that is not known yet, and others can still be understood."""


class Untold(Exception):
    """A plan does not tell an attribute before it is applied, and without it the resource says nothing."""

    def __init__(self, attribute: str, *, may_be_missing: bool, about: str | None = None) -> None:
        super().__init__(attribute)
        self.attribute = attribute
        self.may_be_missing = may_be_missing
        self.about = about


def is_untold_policy(one: Shown) -> bool:
    """Return whether a plan does not tell the resource policy of an API."""
    return one.type == _API and "policy" not in one.values and "policy" in one.expressions


def properties_of(one: Shown, exported: Exported) -> dict[str, Any]:
    """Return the properties of a resource; raises `Untold`."""
    found: dict[str, Any] = {}
    for attribute in KINDS[one.type].attributes:
        if attribute.name == "policy" and is_untold_policy(one):
            continue
        value = _value(one, attribute, exported)
        if value not in (None, "", [], {}):
            found[attribute.becomes] = value
    special = _SPECIAL.get(one.type)
    return found if special is None else special(one, found)


def _value(one: Shown, attribute: Attribute, exported: Exported) -> Any:
    if attribute.name not in one.values:
        return _untold(one, attribute, exported)
    value = one.values[attribute.name]
    if attribute.name == "target" and isinstance(value, str):
        return _target(exported.replaced(value.removeprefix(_INTEGRATIONS)))
    if attribute.name in _PLAIN:
        return value
    value = _filled(one, attribute, value, exported)
    if attribute.refers:
        return exported.replaced(value)
    if not isinstance(value, list | Mapping):
        return value
    if attribute.name in _SEVERAL:
        return exported.replaced(converted(value, attribute.name))
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return converted(value[0], attribute.name)
    return value


def _untold(one: Shown, attribute: Attribute, exported: Exported) -> Any:
    """Return what an attribute comes to that a plan knows only when it is applied."""
    expression = one.expressions.get(attribute.name)
    if expression is None:
        return None
    if attribute.name in _CERTIFICATES:
        return _UNTOLD_CERTIFICATE
    found = exported.led_to(one, expression, attribute.name) if attribute.refers else None
    if attribute.name == "target" and found is not None:
        return _target(found)
    if found is None:
        missing = attribute.name in _MAY_BE_MISSING.get(one.type, ())
        raise Untold(attribute.name, may_be_missing=missing, about=_about(one, exported))
    return found


def _target(integration: Any) -> Any:
    """Return the target of a route that leads to an integration."""
    return {"Fn::Join": ["/", [_INTEGRATIONS.rstrip("/"), integration]]}


def _about(one: Shown, exported: Exported) -> str | None:
    """Return the resource that an untold attribute is about: the function of a permission, the API of a policy."""
    name = {"aws_lambda_permission": "function_name", "aws_api_gateway_rest_api_policy": "rest_api_id"}.get(one.type)
    found = exported.led_to(one, one.expressions.get(name)) if name is not None else None
    if not isinstance(found, Mapping):
        return None
    return str(found["Ref"]) if "Ref" in found else str(found["Fn::GetAtt"][0]) if "Fn::GetAtt" in found else None


def _filled(one: Shown, attribute: Attribute, value: Any, exported: Exported) -> Any:
    """Return the value of a block with what a plan knows only when it is applied."""
    try:
        return filled(value, one.expressions.get(attribute.name), partial(_led_to, one, exported))
    except NotSettled as error:
        raise Untold(f"{attribute.name}.{error.name}", may_be_missing=False) from None


def _led_to(one: Shown, exported: Exported, name: str, expression: Any) -> Any | None:
    if name in _CERTIFICATES:
        return _UNTOLD_CERTIFICATE
    found = exported.led_to(one, expression, name)
    # An issuer is a URL with the pool in it, whichever way the configuration puts that together.
    return exported.issuer(one, expression) if name == "issuer" else [found] if name in _LISTED and found else found


def _api(one: Shown, found: dict[str, Any]) -> dict[str, Any]:
    pinned = {CUSTOM_ID: str(one.values["id"])} if one.values.get("id") else {}
    tags = {str(key): str(value) for key, value in (found.get("Tags") or {}).items()}
    found = {**found, "Tags": {**tags, **pinned}}
    if isinstance(found.get("Body"), str):
        try:
            found["Body"] = json.loads(found["Body"])
        except (ValueError, RecursionError):
            raise TemplateError("expected an OpenAPI definition in JSON", at=f"{one.address}.body") from None
    return found


def _function(_one: Shown, found: dict[str, Any]) -> dict[str, Any]:
    runtime = found.get("Runtime", "python3.13")
    role = found.get("Role", "arn:aws:iam::000000000000:role/untold")
    handler = found.get("Handler", "index.handler")
    # Nobody runs it: a doctor asks who may call it.
    return {**found, "Runtime": runtime, "Handler": handler, "Role": role, "Code": {"ZipFile": "pass"}}


def _usage_plan(_one: Shown, found: dict[str, Any]) -> dict[str, Any]:
    stages = []
    for stage in found.get("ApiStages", ()):
        told = stage.get("Throttle") or []
        limits = [dict(one) for one in (told if isinstance(told, list) else [told])]
        throttle = {str(one.pop("Path")): one for one in limits if "Path" in one}
        stages.append({**{name: one for name, one in stage.items() if name != "Throttle"}, "Throttle": throttle})
    return {**found, **({"ApiStages": stages} if stages else {})}


def _attachment(one: Shown, found: dict[str, Any]) -> dict[str, Any]:
    return {**found, "Kind": one.type.split("_")[2]}


_PATHS: Final[Mapping[str, str]] = {
    "LoggingLevel": "logging/loglevel",
    "DataTraceEnabled": "logging/dataTrace",
    "MetricsEnabled": "metrics/enabled",
    "ThrottlingBurstLimit": "throttling/burstLimit",
    "ThrottlingRateLimit": "throttling/rateLimit",
    "CachingEnabled": "caching/enabled",
}


def _settings(_one: Shown, found: dict[str, Any]) -> dict[str, Any]:
    path = str(found.pop("MethodPath", "*/*"))
    resource, _, verb = path.rpartition("/")
    where = "*" if resource == "*" else "~1" + resource.strip("/").replace("/", "~1")
    settings = found.pop("Settings", [])
    patches = {
        f"/{where}/{verb}/{_PATHS[name]}": str(value).lower() if isinstance(value, bool) else value
        for one in (settings if isinstance(settings, list) else [settings])
        for name, value in one.items()
        if name in _PATHS and value not in (-1, "", None)
    }
    return {**found, "Patches": patches or {f"/{where}/{verb}/metrics/enabled": "false"}}


def _role(_one: Shown, found: dict[str, Any]) -> dict[str, Any]:
    own = [
        {"PolicyName": one["Name"], "PolicyDocument": one["Policy"]}
        for one in found.pop("Policies", [])
        if one.get("Name") and one.get("Policy")
    ]
    return {**found, **({"Policies": own} if own else {})}


def _domain_name_v2(one: Shown, found: dict[str, Any]) -> dict[str, Any]:
    told = found.pop("DomainNameConfiguration", {})
    kept = {name: value for name, value in told.items() if name in {"EndpointType", "SecurityPolicy", "IpAddressType"}}
    return {**found, "DomainNameConfigurations": [{**kept, "CertificateArn": {"Ref": certificate_of(one)}}]}


def _stage_v2(_one: Shown, found: dict[str, Any]) -> dict[str, Any]:
    """Return the stage with its limits; the provider shows those that are not set as 0."""
    default = _limits(found.pop("DefaultRouteSettings", {}))
    routes = {
        str(each["RouteKey"]): limits
        for each in found.pop("RouteSettings", [])
        if "RouteKey" in each and (limits := _limits(each))
    }
    return {
        **found,
        **({"DefaultRouteSettings": default} if default else {}),
        **({"RouteSettings": routes} if routes else {}),
    }


def _limits(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {name: settings[name] for name in ("ThrottlingBurstLimit", "ThrottlingRateLimit") if settings.get(name)}


def _domain_name(one: Shown, found: dict[str, Any]) -> dict[str, Any]:
    names = [name for name in ("CertificateArn", "RegionalCertificateArn") if name in found]
    return {**found, **{name: {"Ref": certificate_of(one)} for name in names}}


def certificate_of(one: Shown) -> str:
    """Return the name of the certificate that stands for that of a domain name."""
    return f"{one.address} (certificate)"


_SPECIAL: Final[Mapping[str, Callable[[Shown, dict[str, Any]], dict[str, Any]]]] = {
    "aws_api_gateway_domain_name": _domain_name,
    "aws_api_gateway_method_settings": _settings,
    "aws_api_gateway_rest_api": _api,
    "aws_api_gateway_usage_plan": _usage_plan,
    "aws_apigatewayv2_api": _api,
    "aws_apigatewayv2_domain_name": _domain_name_v2,
    "aws_apigatewayv2_stage": _stage_v2,
    "aws_iam_group_policy_attachment": _attachment,
    "aws_iam_role": _role,
    "aws_iam_role_policy_attachment": _attachment,
    "aws_iam_user_policy_attachment": _attachment,
    "aws_lambda_function": _function,
}

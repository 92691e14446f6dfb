"""
A state or a plan of Terraform as a template: each managed resource that matters, by its address.

Ids that AWS drew and a state tells are kept for APIs, and replaced by references for all else. What a plan knows only
after it is applied is followed to the resource that it refers to; where that does not settle it, it is untold: the
doctor then says what it cannot know, and guesses nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.terraform.attributes import Untold, certificate_of, is_untold_policy, properties_of
from gatewright.aws.terraform.exported import Exported
from gatewright.aws.terraform.show import Show, Shown, show
from gatewright.aws.terraform.table import HARMLESS, KINDS, PROTECTING
from gatewright.model.lazy_pattern import pattern

_DOMAIN_NAMES: Final = ("aws_api_gateway_domain_name", "aws_apigatewayv2_domain_name")
_POOLS: Final = ("aws_cognito_user_pool", "aws_cognito_user_pool_client")
_ARN: Final = pattern(r"arn:aws[a-z-]*:[a-z0-9-]+:([a-z0-9-]+):(\d{12}):")


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """A template, and what it does not tell."""

    root: Mapping[str, Any]
    account_id: str | None
    region: str | None
    untold: tuple[tuple[str, str], ...] = ()
    """Resources of which the plan does not tell something yet: an address, and the attribute."""


def as_template(document: Mapping[str, Any]) -> Translated:
    """Return what the JSON of `terraform show -json` declares; raises `TemplateError`."""
    shown = show(document)
    exported = Exported(shown)
    resources: dict[str, Any] = {}
    untold: list[tuple[str, str]] = []
    for one in shown.resources:
        if one.type not in KINDS:
            _check_left_out(one)
            continue
        if one.type in _POOLS and one.values.get("id"):
            # Whatever names it names the id that a state tells; one that is made here has another.
            continue
        if is_untold_policy(one):
            untold.append((one.address, "policy"))
        try:
            resources[one.address] = _resource(one, exported)
            resources |= _beside(one)
        except Untold as error:
            untold.append((error.about or one.address, error.attribute))
            if not error.may_be_missing:
                raise TemplateError(
                    f"the plan does not tell `{error.attribute}` before it is applied", at=one.address
                ) from None
    untold += _led_to_untold(resources, {name for name, _ in untold})
    account, region = _place(shown)
    return Translated(
        root={"Resources": {name: _waiting(one, resources) for name, one in resources.items()}},
        account_id=account,
        region=region or shown.region,
        untold=tuple(untold),
    )


def _led_to_untold(resources: dict[str, Any], untold: set[str]) -> list[tuple[str, str]]:
    """Take out what refers to a resource that is not told, and return it: an attachment of a policy, say."""
    found = [(name, each) for name, one in resources.items() for each in _refs(one["Properties"]) if each in untold]
    missing = [(name, each) for name, each in found if each not in resources]
    for name, _ in missing:
        resources.pop(name, None)
    return [(name, "policy") for name in dict.fromkeys(name for name, _ in missing)]


def _refs(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        if isinstance(node.get("Ref"), str):
            yield node["Ref"]
        yield from (each for one in node.values() for each in _refs(one))
    elif isinstance(node, list):
        yield from (each for one in node for each in _refs(one))


def _waiting(one: Mapping[str, Any], resources: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a resource that waits for nothing that is not there."""
    return {**one, "DependsOn": [name for name in one.get("DependsOn", ()) if name in resources]}


def _resource(one: Shown, exported: Exported) -> dict[str, Any]:
    try:
        properties = properties_of(one, exported)
    except TemplateError:
        raise
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # Another form than the provider's schema has; whoever wrote it sees where.
        raise TemplateError("an attribute has a form that is not expected", at=one.address) from error
    return {"Type": KINDS[one.type].becomes, "Properties": properties, "DependsOn": exported.depended_on(one)}


def _beside(one: Shown) -> dict[str, Any]:
    """Return the certificate that stands for that of a domain name."""
    name = one.values.get("domain_name")
    if one.type not in _DOMAIN_NAMES or not isinstance(name, str):
        return {}
    certificate = {"Type": "AWS::CertificateManager::Certificate", "Properties": {"DomainName": name}}
    return {certificate_of(one): certificate}


def _check_left_out(one: Shown) -> None:
    if one.type.startswith(PROTECTING) and one.type not in HARMLESS:
        raise TemplateError(f"resources of the type {one.type} are not understood here", at=one.address)


def _place(shown: Show) -> tuple[str | None, str | None]:
    """Return the account and the region that the ARNs of a state tell."""
    for one in shown.resources:
        for value in one.values.values():
            found = _ARN.match(value) if isinstance(value, str) else None
            if found is not None and one.type.startswith(("aws_lambda_", "aws_api_gateway_rest_api")):
                return found[2], found[1]
    return None, None

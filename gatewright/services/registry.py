"""
Which function handles an operation: the one with the operation's snake_case name, in the module of its family.

What is not offered stands in each service's `unsupported.toml` with its reason, by name or, where a model is huge, by
pattern; a test joins the two with botocore's model.
"""

import keyword
import tomllib
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from types import ModuleType
from typing import Any, TypeAlias

from botocore import xform_name

from gatewright.services.acm import certificates
from gatewright.services.acm import tags as certificate_tags
from gatewright.services.apigateway import (
    access_associations,
    account,
    api_keys,
    authorizer_invocations,
    authorizers,
    base_path_mappings,
    client_certificates,
    deployments,
    documentation_parts,
    documentation_versions,
    domain_names,
    exports,
    gateway_responses,
    imports,
    integration_responses,
    integrations,
    key_imports,
    method_invocations,
    method_responses,
    methods,
    models,
    request_validators,
    resources,
    rest_apis,
    stages,
    tags,
    usage,
    usage_plan_keys,
    usage_plans,
    vpc_links,
)
from gatewright.services.apigatewayv2 import api_mappings, routing_rules
from gatewright.services.apigatewayv2 import domain_names as v2_domain_names
from gatewright.services.apigatewayv2.families import FAMILIES as V2_FAMILIES
from gatewright.services.cloudformation import change_sets, stacks, templates
from gatewright.services.cloudformation import exports as stack_exports
from gatewright.services.cloudformation import resources as stack_resources
from gatewright.services.cognito_idp import (
    clients,
    domains,
    own_account,
    pools,
    resource_servers,
    sign_in,
    sign_up,
)
from gatewright.services.cognito_idp import groups as user_groups
from gatewright.services.cognito_idp import tags as pool_tags
from gatewright.services.cognito_idp import users as pool_users
from gatewright.services.ec2 import (
    account_attributes,
    endpoint_changes,
    endpoint_services,
    network_interfaces,
    rule_changes,
    rules,
    security_groups,
    subnets,
    vpc_endpoints,
    vpcs,
    zones,
)
from gatewright.services.ec2 import tags as ec2_tags
from gatewright.services.iam import (
    access_keys,
    attached_policies,
    boundaries,
    context_keys,
    inline_policies,
    instance_profiles,
    policies,
    policy_versions,
    roles,
    simulation,
    users,
)
from gatewright.services.iam import account as iam_account
from gatewright.services.iam import groups as iam_groups
from gatewright.services.iam import tags as iam_tags
from gatewright.services.lambda_ import account as lambda_account
from gatewright.services.lambda_ import (
    aliases,
    concurrency,
    function_urls,
    functions,
    invocations,
    permissions,
    updates,
    versions,
)
from gatewright.services.lambda_ import tags as function_tags
from gatewright.services.later import Later
from gatewright.services.logs import events, groups, retention, streams
from gatewright.services.logs import tags as log_tags
from gatewright.services.operation import Operation
from gatewright.services.organizations import accounts, invitations, organization, units
from gatewright.services.organizations import policies as organization_policies
from gatewright.services.s3 import buckets, listings, objects, uploads
from gatewright.services.ssm import parameters
from gatewright.services.ssm import tags as parameter_tags
from gatewright.services.sts import access_key_info, assume_role, caller_identity, session_tokens
from gatewright.services.wafv2 import (
    associations,
    capacity_checks,
    ip_sets,
    logging,
    managed_groups,
    regex_pattern_sets,
    rule_groups,
    sampled_requests,
    web_acls,
)
from gatewright.services.wafv2 import tags as waf_tags
from gatewright.store.documents import Document, Documents
from gatewright.wire import models as wire_models

Handler: TypeAlias = Callable[[Documents, Operation], Document | Later]
"""Changes documents and returns the operation's output, by the member names of botocore's model, or what makes it."""

MODULES: Mapping[str, tuple[ModuleType, ...]] = {
    "acm": (certificates, certificate_tags),
    "apigateway": (
        rest_apis,
        resources,
        methods,
        method_responses,
        method_invocations,
        authorizer_invocations,
        integrations,
        integration_responses,
        deployments,
        stages,
        authorizers,
        gateway_responses,
        request_validators,
        models,
        documentation_parts,
        documentation_versions,
        imports,
        exports,
        client_certificates,
        vpc_links,
        api_keys,
        key_imports,
        usage_plans,
        usage_plan_keys,
        usage,
        domain_names,
        base_path_mappings,
        access_associations,
        account,
        tags,
    ),
    "cloudformation": (stacks, change_sets, stack_resources, templates, stack_exports),
    "cognito-idp": (
        pools,
        clients,
        domains,
        resource_servers,
        pool_users,
        user_groups,
        sign_up,
        sign_in,
        own_account,
        pool_tags,
    ),
    "ec2": (
        vpcs,
        subnets,
        security_groups,
        rules,
        rule_changes,
        vpc_endpoints,
        endpoint_changes,
        endpoint_services,
        network_interfaces,
        zones,
        account_attributes,
        ec2_tags,
    ),
    "iam": (
        users,
        iam_groups,
        roles,
        inline_policies,
        attached_policies,
        policies,
        policy_versions,
        boundaries,
        access_keys,
        iam_tags,
        instance_profiles,
        iam_account,
        context_keys,
        simulation,
    ),
    "lambda": (
        functions,
        updates,
        versions,
        aliases,
        permissions,
        concurrency,
        function_urls,
        invocations,
        function_tags,
        lambda_account,
    ),
    "apigatewayv2": (*V2_FAMILIES, v2_domain_names, api_mappings, routing_rules),
    "logs": (groups, streams, events, retention, log_tags),
    "organizations": (organization, accounts, invitations, units, organization_policies),
    "s3": (buckets, objects, uploads, listings),
    "ssm": (parameters, parameter_tags),
    "sts": (caller_identity, assume_role, session_tokens, access_key_info),
    "wafv2": (
        web_acls,
        rule_groups,
        ip_sets,
        regex_pattern_sets,
        associations,
        capacity_checks,
        managed_groups,
        logging,
        sampled_requests,
        waf_tags,
    ),
}
"""The families of each service."""


@cache
def handlers(service: str) -> Mapping[str, Handler]:
    """Return the handlers of a service by operation."""
    return {
        name: value
        for module in MODULES.get(service, ())
        for name, value in vars(module).items()
        if _is_handler(module, name, value)
    }


@cache
def unsupported(service: str) -> Mapping[str, str]:
    """Return the operations of a service that are not offered, each with its reason."""
    if service not in MODULES:
        return {}
    place = files(f"gatewright.services.{folder(service)}").joinpath("unsupported.toml")
    groups_of_operations = tomllib.loads(place.read_text(encoding="utf-8"))["unsupported"]
    named = {name: group["reason"] for group in groups_of_operations for name in group.get("operations", ())}
    if not any("patterns" in group for group in groups_of_operations):
        return named
    offered = handlers(service)
    left = [name for name in _operations(service) if name not in named and name not in offered]
    return {**named, **{name: reason for name in left if (reason := _by_pattern(groups_of_operations, name))}}


def _operations(service: str) -> tuple[str, ...]:
    """Return every operation of botocore's model, by the names of our handlers."""
    return tuple(xform_name(name) for name in wire_models.service(service).model.operation_names)


def _by_pattern(groups_of_operations: Sequence[Mapping[str, Any]], name: str) -> str | None:
    """Return the reason of the first group that has a pattern for an operation: for services of hundreds of them."""
    for group in groups_of_operations:
        if any(fnmatchcase(name, pattern) for pattern in group.get("patterns", ())):
            return str(group["reason"])
    return None


def folder(service: str) -> str:
    """Return the name of a service's package: boto3's, made to one that Python takes."""
    name = service.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


def _is_handler(module: ModuleType, name: str, value: object) -> bool:
    # A family's own public functions are its handlers; what it imports belongs to others.
    return (
        callable(value) and getattr(value, "__module__", None) == module.__name__ and name.islower() and name[0] != "_"
    )

"""What would have to be learnt to know which API a host names."""

from shlex import quote

from gatewright.checks.words import command, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.unknown import Missing


def api_missing(api_id: str) -> Missing:
    """Return that nobody told us whether there is an API of this id."""
    return Missing(
        subject=f"configuration.rest_apis[{api_id}]",
        what=Message(N_("the REST API {rest_api_id}"), {"rest_api_id": api_id}),
        permission="apigateway:GET",
        command=f"aws apigateway get-rest-api --rest-api-id {api_id}",
    )


def domain_names() -> Missing:
    """Return that nobody told us of custom domain names."""
    return Missing(
        subject="configuration.domain_names",
        what=Message(N_("which custom domain names the account has")),
        permission="apigateway:GET",
        command="aws apigateway get-domain-names",
    )


def host_leads_to() -> Missing:
    """Return that nobody told us which API a host leads to, and so of which kind it is."""
    return Missing(
        subject="configuration.api_of_host",
        what=Message(N_("which API the host leads to")),
        permission="apigateway:GET",
        command="aws apigateway get-domain-names",
    )


def vpc_endpoints(call: Call) -> Missing:
    """Return that nobody told us of VPC endpoints."""
    return Missing(
        subject="configuration.vpc_endpoints",
        what=Message(N_("the VPC endpoints for execute-api, and the private APIs behind them")),
        permission="ec2:DescribeVpcEndpoints",
        command=command(
            "aws ec2 describe-vpc-endpoints --filters Name=service-name,Values=com.amazonaws.{region}.execute-api",
            words(call),
        ),
    )


def judgement_of_signature() -> Missing:
    """Return that nobody but AWS can judge the signature that came."""
    return Missing(
        subject="answer.signature",
        what=Message(N_("what AWS says of the signature that came")),
        command="aws sts get-caller-identity",
    )


def region_of_api(api_id: str) -> Missing:
    """Say that the address names no region, so the account has to be read in the right one."""
    return Missing(
        subject="configuration.region",
        what=Message(N_("which region has the REST API {rest_api_id}: give it with --region"), {"rest_api_id": api_id}),
        permission="apigateway:GET",
        command=f"aws apigateway get-rest-api --rest-api-id {api_id} --region <region>",
    )


def region_of_domain(host: str) -> Missing:
    """Say that a domain name belongs to one region, so the account has to be read in the right one."""
    return Missing(
        subject="configuration.region",
        what=Message(N_("which region has the custom domain name {host}: give it with --region"), {"host": host}),
        permission="apigateway:GET",
        command="aws apigateway get-domain-names --region <region>",
    )


def mappings_missing(name: str) -> Missing:
    """Return that nobody told us of a domain name's mappings."""
    return Missing(
        subject=f"configuration.domain_names[{name}].mappings",
        what=Message(N_("the base path mappings of the custom domain name {host}"), {"host": name}),
        permission="apigateway:GET",
        command=f"aws apigateway get-base-path-mappings --domain-name {quote(name)}",
    )


def mode_missing(name: str) -> Missing:
    """Return that nobody told us whether a domain name goes by routing rules."""
    return Missing(
        subject=f"configuration.domain_names[{name}].routing_mode",
        what=Message(N_("the routing mode of the custom domain name {host}"), {"host": name}),
        permission="apigateway:GET",
        command=f"aws apigateway get-domain-name --domain-name {quote(name)} --query routingMode",
    )


def associations_missing() -> Missing:
    """Return that nobody told us which VPC endpoints are associated with private domain names."""
    return Missing(
        subject="configuration.access_associations",
        what=Message(N_("the access associations of private custom domain names")),
        permission="apigateway:GET",
        command="aws apigateway get-domain-name-access-associations",
    )


def policy_facts_missing(name: str) -> Missing:
    """Return that nobody told us what the policy of a private domain name asks for."""
    return Missing(
        subject=f"request.of_policy[{name}]",
        what=Message(N_("what the policy of the custom domain name {host} asks of the call"), {"host": name}),
    )


def rules_missing(name: str) -> Missing:
    """Return that nobody told us of a domain name's routing rules."""
    return Missing(
        subject=f"configuration.domain_names[{name}].rules",
        what=Message(N_("the routing rules of the custom domain name {host}"), {"host": name}),
        permission="apigateway:ListRoutingRules",
        command=f"aws apigatewayv2 list-routing-rules --domain-name {quote(name)}",
    )


def stages_missing(api_id: str) -> Missing:
    """Return that nobody told us which stages an API has."""
    return Missing(
        subject="configuration.stages",
        what=Message(N_("the stages of the API {rest_api_id}"), {"rest_api_id": api_id}),
        permission="apigateway:GET",
        command=f"aws apigateway get-stages --rest-api-id {api_id}",
    )

"""One table: which read operation tells which document, with its arguments, permission and command.

From it come the calls that `collect` makes, the commands that a person is told, and the least IAM policy for both.
Permissions restate "Actions, resources, and condition keys for Amazon API Gateway Management" and those of IAM,
Lambda and S3:
<https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html>
<https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html>,
<https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html>,
<https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html>.
"""

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One kind of document: how it is asked for, and how it is called."""

    kind: str
    """The operation's name, as boto3 writes it; `v2_` before that of an operation of API Gateway V2."""

    arguments: tuple[str, ...] = ()
    """What the ids of the document are, by the operation's own member names."""

    fixed: Mapping[str, Any] = field(default_factory=dict)
    """Arguments that are always given."""

    listing: str | None = None
    """The member that holds the list; `None` for a document that is one thing."""

    more_listings: tuple[str, ...] = ()
    """Further members that hold lists, whose things come in the same pages."""

    pages: bool = False
    """Whether the list comes in pages."""

    next_page: str = "position"
    """The member that names the next page, in the answer and in the question for it."""

    next_page_told: str | None = None
    """The member of the answer that names it, where that is another one."""

    holds: str | None = None
    """The member that holds the one thing, for answers that put something beside it."""

    member: str | None = None
    """A member that each thing of the list, or the one thing, cannot lack; tells the kind of a saved answer."""

    content: str | None = None
    """The member whose value is a text and no JSON; a saved answer is then that text, in a `.pem` file."""

    resource: str
    """The path of the IAM resource, with the ids as `{restApiId}`; `*` for all, a whole ARN where it has an account."""

    command: str
    """The AWS CLI command that prints it."""

    subject: str
    """Where its content stands in the configuration."""

    what: str
    """The same for people, marked."""

    service: str = "apigateway"
    """boto3's name of the service."""

    action: str = "apigateway:GET"
    """The IAM action that it takes."""

    @property
    def operation(self) -> str:
        """Return the operation's name, as boto3 writes it."""
        return self.kind.removeprefix("v2_")


_TABLE: Final = (
    Read(
        kind="get_rest_apis",
        listing="items",
        pages=True,
        member="id",
        resource="/restapis",
        command="aws apigateway get-rest-apis",
        subject="configuration.rest_apis",
        what=N_("the REST APIs of the account"),
    ),
    Read(
        kind="get_rest_api",
        arguments=("restApiId",),
        member="id",
        resource="/restapis/{restApiId}",
        command="aws apigateway get-rest-api --rest-api-id {restApiId}",
        subject="configuration.rest_apis[{restApiId}]",
        what=N_("the REST API {restApiId}"),
    ),
    Read(
        kind="get_resources",
        arguments=("restApiId",),
        fixed={"embed": ["methods"]},
        listing="items",
        pages=True,
        member="path",
        resource="/restapis/{restApiId}/resources",
        command="aws apigateway get-resources --rest-api-id {restApiId} --embed methods",
        subject="configuration.rest_apis[{restApiId}].resources",
        what=N_("the resources and methods of the REST API {restApiId}"),
    ),
    Read(
        kind="get_stages",
        arguments=("restApiId",),
        listing="item",
        member="stageName",
        resource="/restapis/{restApiId}/stages",
        command="aws apigateway get-stages --rest-api-id {restApiId}",
        subject="configuration.rest_apis[{restApiId}].stages",
        what=N_("the stages of the REST API {restApiId}"),
    ),
    Read(
        kind="get_deployment",
        arguments=("restApiId", "deploymentId"),
        fixed={"embed": ["apisummary"]},
        member="id",
        resource="/restapis/{restApiId}/deployments/{deploymentId}",
        command="aws apigateway get-deployment --rest-api-id {restApiId} --deployment-id {deploymentId}"
        " --embed apisummary",
        subject="configuration.rest_apis[{restApiId}].deployments[{deploymentId}]",
        what=N_("what the deployment {deploymentId} of the REST API {restApiId} holds"),
    ),
    Read(
        kind="get_authorizers",
        arguments=("restApiId",),
        listing="items",
        pages=True,
        member="type",
        resource="/restapis/{restApiId}/authorizers",
        command="aws apigateway get-authorizers --rest-api-id {restApiId}",
        subject="configuration.rest_apis[{restApiId}].authorizers",
        what=N_("the authorizers of the REST API {restApiId}"),
    ),
    Read(
        kind="get_gateway_responses",
        arguments=("restApiId",),
        listing="items",
        pages=True,
        member="responseType",
        resource="/restapis/{restApiId}/gatewayresponses",
        command="aws apigateway get-gateway-responses --rest-api-id {restApiId}",
        subject="configuration.rest_apis[{restApiId}].gateway_responses",
        what=N_("the gateway responses of the REST API {restApiId}"),
    ),
    Read(
        kind="get_domain_names",
        listing="items",
        pages=True,
        member="domainName",
        resource="/domainnames",
        command="aws apigateway get-domain-names",
        subject="configuration.domain_names",
        what=N_("the custom domain names of the account"),
    ),
    Read(
        kind="get_domain_name",
        arguments=("domainName",),
        member="domainName",
        resource="/domainnames/{domainName}",
        command="aws apigateway get-domain-name --domain-name {domainName}",
        subject="configuration.domain_names[{domainName}]",
        what=N_("the custom domain name {domainName}"),
    ),
    Read(
        kind="get_base_path_mappings",
        arguments=("domainName",),
        listing="items",
        pages=True,
        member="basePath",
        resource="/domainnames/{domainName}/basepathmappings",
        command="aws apigateway get-base-path-mappings --domain-name {domainName}",
        subject="configuration.domain_names[{domainName}].mappings",
        what=N_("the base path mappings of the custom domain name {domainName}"),
    ),
    Read(
        kind="list_routing_rules",
        arguments=("DomainName",),
        listing="RoutingRules",
        pages=True,
        next_page="NextToken",
        member="RoutingRuleId",
        resource="arn:aws:apigateway:*:*:/domainnames/{DomainName}/routingrules/*",
        command="aws apigatewayv2 list-routing-rules --domain-name {DomainName}",
        subject="configuration.domain_names[{DomainName}].rules",
        what=N_("the routing rules of the custom domain name {DomainName}"),
        service="apigatewayv2",
        action="apigateway:ListRoutingRules",
    ),
    Read(
        kind="get_api_keys",
        fixed={"includeValues": True},
        listing="items",
        pages=True,
        member="id",
        resource="/apikeys",
        command="aws apigateway get-api-keys --include-values",
        subject="configuration.api_keys",
        what=N_("the API keys of the account, with their values"),
    ),
    Read(
        kind="get_usage_plans",
        listing="items",
        pages=True,
        member="id",
        resource="/usageplans",
        command="aws apigateway get-usage-plans",
        subject="configuration.usage_plans",
        what=N_("the usage plans of the account"),
    ),
    Read(
        kind="get_usage_plan_keys",
        arguments=("usagePlanId",),
        listing="items",
        pages=True,
        member="id",
        resource="/usageplans/{usagePlanId}/keys",
        command="aws apigateway get-usage-plan-keys --usage-plan-id {usagePlanId}",
        subject="configuration.usage_plans[{usagePlanId}].keys",
        what=N_("the API keys of the usage plan {usagePlanId}"),
    ),
    Read(
        kind="get_caller_identity",
        member="Account",
        resource="*",
        command="aws sts get-caller-identity",
        subject="configuration.account_id",
        what=N_("the id of the account"),
        service="sts",
        action="sts:GetCallerIdentity",
    ),
    Read(
        kind="get_access_key_last_used",
        arguments=("AccessKeyId",),
        resource="*",
        command="aws iam get-access-key-last-used --access-key-id {AccessKeyId}",
        subject="configuration.access_keys[{AccessKeyId}]",
        what=N_("whose access key {AccessKeyId} is"),
        service="iam",
        action="iam:GetAccessKeyLastUsed",
    ),
    Read(
        kind="list_access_keys",
        arguments=("UserName",),
        listing="AccessKeyMetadata",
        pages=True,
        next_page="Marker",
        member="AccessKeyId",
        resource="*",
        command="aws iam list-access-keys --user-name {UserName}",
        subject="configuration.access_keys.of[{UserName}]",
        what=N_("whether the access keys of the user {UserName} are active"),
        service="iam",
        action="iam:ListAccessKeys",
    ),
    Read(
        kind="get_account_authorization_details",
        listing="UserDetailList",
        more_listings=("GroupDetailList", "RoleDetailList", "Policies"),
        pages=True,
        next_page="Marker",
        member="Arn",
        resource="*",
        command="aws iam get-account-authorization-details",
        subject="configuration.principals",
        what=N_("the users and roles of the account, with their policies"),
        service="iam",
        action="iam:GetAccountAuthorizationDetails",
    ),
    Read(
        kind="get_web_acl",
        arguments=("ARN",),
        holds="WebACL",
        member="ARN",
        resource="{ARN}",
        command="aws wafv2 get-web-acl --arn {ARN}",
        subject="configuration.web_acls[{ARN}]",
        what=N_("the rules of the web ACL {ARN}"),
        service="wafv2",
        action="wafv2:GetWebACL",
    ),
    Read(
        kind="get_rule_group",
        arguments=("ARN",),
        holds="RuleGroup",
        member="ARN",
        resource="{ARN}",
        command="aws wafv2 get-rule-group --arn {ARN}",
        subject="configuration.rule_groups[{ARN}]",
        what=N_("the rules of the rule group {ARN}"),
        service="wafv2",
        action="wafv2:GetRuleGroup",
    ),
    Read(
        kind="get_ip_set",
        arguments=("Name", "Scope", "Id"),
        holds="IPSet",
        member="ARN",
        resource="arn:aws:wafv2:*:*:*/ipset/{Name}/{Id}",
        command="aws wafv2 get-ip-set --name {Name} --scope {Scope} --id {Id}",
        subject="configuration.ip_sets[{Scope}/{Name}/{Id}]",
        what=N_("the addresses of the IP set {Name}"),
        service="wafv2",
        action="wafv2:GetIPSet",
    ),
    Read(
        kind="get_regex_pattern_set",
        arguments=("Name", "Scope", "Id"),
        holds="RegexPatternSet",
        member="ARN",
        resource="arn:aws:wafv2:*:*:*/regexpatternset/{Name}/{Id}",
        command="aws wafv2 get-regex-pattern-set --name {Name} --scope {Scope} --id {Id}",
        subject="configuration.regex_pattern_sets[{Scope}/{Name}/{Id}]",
        what=N_("the patterns of the regex pattern set {Name}"),
        service="wafv2",
        action="wafv2:GetRegexPatternSet",
    ),
    Read(
        kind="list_functions",
        listing="Functions",
        pages=True,
        next_page="Marker",
        next_page_told="NextMarker",
        member="FunctionArn",
        resource="*",
        command="aws lambda list-functions",
        subject="configuration.functions",
        what=N_("the Lambda functions of the account"),
        service="lambda",
        action="lambda:ListFunctions",
    ),
    Read(
        kind="describe_vpc_endpoints",
        listing="VpcEndpoints",
        pages=True,
        next_page="NextToken",
        member="VpcEndpointId",
        resource="*",
        command="aws ec2 describe-vpc-endpoints",
        subject="configuration.vpc_endpoints",
        what=N_("the VPC endpoints of the account, with their policies"),
        service="ec2",
        action="ec2:DescribeVpcEndpoints",
    ),
    Read(
        kind="get_policy",
        arguments=("FunctionName",),
        member="Policy",
        resource="{FunctionName}",
        command="aws lambda get-policy --function-name {FunctionName}",
        subject="configuration.functions[{FunctionName}].policy",
        what=N_("the resource policy of the Lambda function {FunctionName}"),
        service="lambda",
        action="lambda:GetPolicy",
    ),
    Read(
        kind="v2_get_apis",
        listing="Items",
        pages=True,
        next_page="NextToken",
        member="ApiId",
        resource="/apis",
        command="aws apigatewayv2 get-apis",
        subject="configuration.apis",
        what=N_("the HTTP and WebSocket APIs of the account"),
        service="apigatewayv2",
    ),
    Read(
        kind="v2_get_api",
        arguments=("ApiId",),
        member="ApiId",
        resource="/apis/{ApiId}",
        command="aws apigatewayv2 get-api --api-id {ApiId}",
        subject="configuration.apis[{ApiId}]",
        what=N_("the HTTP or WebSocket API {ApiId}"),
        service="apigatewayv2",
    ),
    Read(
        kind="v2_get_routes",
        arguments=("ApiId",),
        listing="Items",
        pages=True,
        next_page="NextToken",
        member="RouteKey",
        resource="/apis/{ApiId}/routes",
        command="aws apigatewayv2 get-routes --api-id {ApiId}",
        subject="configuration.apis[{ApiId}].routes",
        what=N_("the routes of the API {ApiId}"),
        service="apigatewayv2",
    ),
    Read(
        kind="v2_get_authorizers",
        arguments=("ApiId",),
        listing="Items",
        pages=True,
        next_page="NextToken",
        member="AuthorizerType",
        resource="/apis/{ApiId}/authorizers",
        command="aws apigatewayv2 get-authorizers --api-id {ApiId}",
        subject="configuration.apis[{ApiId}].authorizers",
        what=N_("the authorizers of the API {ApiId}"),
        service="apigatewayv2",
    ),
    Read(
        kind="v2_get_stages",
        arguments=("ApiId",),
        listing="Items",
        pages=True,
        next_page="NextToken",
        member="StageName",
        resource="/apis/{ApiId}/stages",
        command="aws apigatewayv2 get-stages --api-id {ApiId}",
        subject="configuration.apis[{ApiId}].stages",
        what=N_("the stages of the API {ApiId}"),
        service="apigatewayv2",
    ),
    Read(
        kind="v2_get_deployment",
        arguments=("ApiId", "DeploymentId"),
        member="DeploymentId",
        resource="/apis/{ApiId}/deployments/{DeploymentId}",
        command="aws apigatewayv2 get-deployment --api-id {ApiId} --deployment-id {DeploymentId}",
        subject="configuration.apis[{ApiId}].deployments[{DeploymentId}]",
        what=N_("when the deployment {DeploymentId} of the API {ApiId} was made"),
        service="apigatewayv2",
    ),
    Read(
        kind="get_object",
        arguments=("Bucket", "Key", "VersionId"),
        content="Body",
        resource="arn:aws:s3:::{Bucket}/{Key}",
        command="aws s3 cp s3://{Bucket}/{Key} -",
        subject="configuration.truststores[{Bucket}/{Key}]",
        what=N_("the certificates of the truststore s3://{Bucket}/{Key}"),
        service="s3",
        action="s3:GetObject",
    ),
)

READS: Final[Mapping[str, Read]] = {read.kind: read for read in _TABLE}
"""The table by kind."""


def read_of(kind: str, ids: tuple[str, ...]) -> Read:
    """Return the row of `kind`; raises `ValueError` for a kind or a number of ids that no row has."""
    read = READS.get(kind)
    if read is None:
        raise ValueError(f"no such kind of document: `{kind}`")
    if len(ids) != len(read.arguments):
        raise ValueError(f"`{kind}` takes {len(read.arguments)} ids, got {len(ids)}")
    return read


def arguments_of(read: Read, ids: tuple[str, ...]) -> dict[str, Any]:
    """Return the arguments of the operation that tells a document; an empty id is an argument that is not given."""
    given = {name: value for name, value in zip(read.arguments, ids, strict=True) if value}
    return {**given, **read.fixed}


def command_of(read: Read, ids: tuple[str, ...]) -> str:
    """Return the AWS CLI command that prints a document."""
    return _filled(read.command, read, tuple(shlex.quote(one) for one in ids))


def missing_of(read: Read, ids: tuple[str, ...]) -> Missing:
    """Return how to say that a document was not told."""
    values = dict(zip(read.arguments, ids, strict=True))
    return Missing(
        subject=_filled(read.subject, read, ids),
        what=Message(read.what, values),
        permission=read.action,
        command=command_of(read, ids),
    )


def least_policy(wanted: Iterable[tuple[str, ...]], *, region: str) -> dict[str, Any]:
    """Return the smallest IAM policy that reads the `wanted` documents: each a kind and its ids, `*` where left out.

    The ARNs of API Gateway's control plane name no account; those of other services are whole.
    """
    resources: dict[str, set[str]] = {}
    for kind, *ids in wanted:
        read = READS[kind]
        known = (*ids, *("*" for _ in read.arguments[len(ids) :]))
        place = _filled(read.resource, read, known)
        owner = read.action.partition(":")[0]
        whole = f"arn:{partition_of(region)}:{owner}:{region}::{place}" if place.startswith("/") else place
        whole = whole.replace("arn:aws:", f"arn:{partition_of(region)}:", 1)
        resources.setdefault(read.action, set()).add(whole)
    statements = [
        {"Effect": "Allow", "Action": action, "Resource": sorted(arns)} for action, arns in sorted(resources.items())
    ]
    return {"Version": "2012-10-17", "Statement": statements}


def _filled(template: str, read: Read, ids: tuple[str, ...]) -> str:
    for name, value in zip(read.arguments, ids, strict=True):
        template = template.replace("{" + name + "}", value)
    return template

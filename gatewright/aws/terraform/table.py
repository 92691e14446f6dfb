"""
Each type of Terraform that is understood, and the type of resource that it is, with its attributes.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs. An attribute is called as Terraform calls it; what
AWS calls it is its name in Pascal case, or stands behind the `=`. A `>` says that it refers to another resource.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gatewright.aws.terraform.blocks import pascal


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute that a type has."""

    name: str
    """As Terraform calls it."""

    becomes: str
    """What the property is called."""

    refers: bool = False
    """Whether its value is the id or the ARN of another resource."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One type."""

    becomes: str
    attributes: tuple[Attribute, ...]


def _kind(becomes: str, attributes: str) -> Kind:
    return Kind(becomes=becomes, attributes=tuple(_attribute(one) for one in attributes.split()))


def _attribute(written: str) -> Attribute:
    refers = written.startswith(">")
    name, _, becomes = written.removeprefix(">").partition("=")
    return Attribute(name, becomes or pascal(name), refers)


_V1: Final = "AWS::ApiGateway::"
_V2: Final = "AWS::ApiGatewayV2::"
_OURS: Final = "Gatewright::"
_METHOD: Final = ">rest_api_id >resource_id http_method"

KINDS: Final[Mapping[str, Kind]] = {
    "aws_api_gateway_account": _kind(f"{_V1}Account", ">cloudwatch_role_arn"),
    "aws_api_gateway_api_key": _kind(f"{_V1}ApiKey", "name description enabled value customer_id tags"),
    "aws_api_gateway_authorizer": _kind(
        f"{_V1}Authorizer",
        ">rest_api_id name type >authorizer_uri >authorizer_credentials identity_source identity_validation_expression"
        " authorizer_result_ttl_in_seconds >provider_arns=ProviderARNs",
    ),
    "aws_api_gateway_base_path_mapping": _kind(
        f"{_V1}BasePathMapping", ">api_id=RestApiId >stage_name=Stage base_path >domain_name"
    ),
    "aws_api_gateway_client_certificate": _kind(f"{_V1}ClientCertificate", "description tags"),
    "aws_api_gateway_deployment": _kind(f"{_V1}Deployment", ">rest_api_id stage_name description"),
    "aws_api_gateway_domain_name": _kind(
        f"{_V1}DomainName",
        "domain_name >certificate_arn >regional_certificate_arn endpoint_configuration security_policy"
        " mutual_tls_authentication tags",
    ),
    "aws_api_gateway_gateway_response": _kind(
        f"{_V1}GatewayResponse", ">rest_api_id response_type status_code response_parameters response_templates"
    ),
    "aws_api_gateway_integration": _kind(
        f"{_OURS}Integration",
        f"{_METHOD} type integration_http_method >uri >credentials connection_type >connection_id request_parameters"
        " request_templates passthrough_behavior content_handling cache_key_parameters cache_namespace"
        " timeout_milliseconds=timeoutInMillis tls_config",
    ),
    "aws_api_gateway_integration_response": _kind(
        f"{_OURS}IntegrationResponse",
        f"{_METHOD} status_code selection_pattern response_parameters response_templates content_handling",
    ),
    "aws_api_gateway_method": _kind(
        f"{_V1}Method",
        f"{_METHOD} authorization=AuthorizationType >authorizer_id api_key_required authorization_scopes"
        " request_models request_parameters >request_validator_id operation_name",
    ),
    "aws_api_gateway_method_response": _kind(
        f"{_OURS}MethodResponse", f"{_METHOD} status_code response_models response_parameters"
    ),
    "aws_api_gateway_method_settings": _kind(f"{_OURS}StageSettings", ">rest_api_id >stage_name method_path settings"),
    "aws_api_gateway_model": _kind(f"{_V1}Model", ">rest_api_id name description content_type schema"),
    "aws_api_gateway_request_validator": _kind(
        f"{_V1}RequestValidator", ">rest_api_id name validate_request_body validate_request_parameters"
    ),
    "aws_api_gateway_resource": _kind(f"{_V1}Resource", ">rest_api_id >parent_id path_part"),
    "aws_api_gateway_rest_api": _kind(
        f"{_V1}RestApi",
        "name description body policy api_key_source=ApiKeySourceType binary_media_types minimum_compression_size"
        " disable_execute_api_endpoint endpoint_configuration fail_on_warnings parameters tags",
    ),
    "aws_api_gateway_rest_api_policy": _kind(f"{_OURS}RestApiPolicy", ">rest_api_id policy"),
    "aws_api_gateway_stage": _kind(
        f"{_V1}Stage",
        ">rest_api_id >deployment_id stage_name description variables access_log_settings=AccessLogSetting"
        " cache_cluster_enabled cache_cluster_size >client_certificate_id xray_tracing_enabled=TracingEnabled tags",
    ),
    "aws_api_gateway_usage_plan": _kind(
        f"{_V1}UsagePlan",
        "name=UsagePlanName description api_stages quota_settings=Quota throttle_settings=Throttle tags",
    ),
    "aws_api_gateway_usage_plan_key": _kind(f"{_V1}UsagePlanKey", ">key_id key_type >usage_plan_id"),
    "aws_api_gateway_vpc_link": _kind(f"{_V1}VpcLink", "name description target_arns"),
    "aws_apigatewayv2_api": _kind(
        f"{_V2}Api",
        "name protocol_type description version route_selection_expression api_key_selection_expression"
        " cors_configuration disable_execute_api_endpoint ip_address_type tags",
    ),
    "aws_apigatewayv2_api_mapping": _kind(f"{_V2}ApiMapping", ">api_id >domain_name >stage api_mapping_key"),
    "aws_apigatewayv2_authorizer": _kind(
        f"{_V2}Authorizer",
        ">api_id name authorizer_type >authorizer_uri identity_sources=IdentitySource jwt_configuration"
        " authorizer_payload_format_version authorizer_result_ttl_in_seconds enable_simple_responses"
        " >authorizer_credentials_arn",
    ),
    "aws_apigatewayv2_domain_name": _kind(
        f"{_V2}DomainName", "domain_name domain_name_configuration mutual_tls_authentication tags"
    ),
    "aws_apigatewayv2_deployment": _kind(f"{_V2}Deployment", ">api_id description"),
    "aws_apigatewayv2_integration": _kind(
        f"{_V2}Integration",
        ">api_id integration_type >integration_uri integration_method payload_format_version connection_type"
        " >connection_id >credentials_arn timeout_milliseconds=TimeoutInMillis passthrough_behavior",
    ),
    "aws_apigatewayv2_model": _kind(f"{_V2}Model", ">api_id name description content_type schema"),
    "aws_apigatewayv2_route": _kind(
        f"{_V2}Route",
        ">api_id route_key >target authorization_type >authorizer_id authorization_scopes api_key_required",
    ),
    "aws_apigatewayv2_stage": _kind(
        f"{_V2}Stage",
        ">api_id name=StageName auto_deploy >deployment_id description stage_variables default_route_settings"
        " route_settings tags",
    ),
    "aws_cognito_user_pool": _kind("AWS::Cognito::UserPool", "name=UserPoolName"),
    "aws_cognito_user_pool_client": _kind("AWS::Cognito::UserPoolClient", "name=ClientName >user_pool_id"),
    "aws_iam_group": _kind("AWS::IAM::Group", "name=GroupName path"),
    "aws_iam_group_membership": _kind("AWS::IAM::UserToGroupAddition", ">group=GroupName >users"),
    "aws_iam_group_policy": _kind("AWS::IAM::GroupPolicy", "name=PolicyName >group=GroupName policy=PolicyDocument"),
    "aws_iam_group_policy_attachment": _kind(f"{_OURS}Attachment", ">group=Name >policy_arn"),
    "aws_iam_policy": _kind("AWS::IAM::ManagedPolicy", "name=ManagedPolicyName path description policy=PolicyDocument"),
    "aws_iam_role": _kind(
        "AWS::IAM::Role",
        "name=RoleName path description assume_role_policy=AssumeRolePolicyDocument >permissions_boundary"
        " max_session_duration inline_policy=Policies",
    ),
    "aws_iam_role_policy": _kind("AWS::IAM::RolePolicy", "name=PolicyName >role=RoleName policy=PolicyDocument"),
    "aws_iam_role_policy_attachment": _kind(f"{_OURS}Attachment", ">role=Name >policy_arn"),
    "aws_iam_user": _kind("AWS::IAM::User", "name=UserName path >permissions_boundary"),
    "aws_iam_user_group_membership": _kind(f"{_OURS}Membership", ">user=UserName >groups"),
    "aws_iam_user_policy": _kind("AWS::IAM::UserPolicy", "name=PolicyName >user=UserName policy=PolicyDocument"),
    "aws_iam_user_policy_attachment": _kind(f"{_OURS}Attachment", ">user=Name >policy_arn"),
    "aws_lambda_function": _kind("AWS::Lambda::Function", "function_name >role handler runtime timeout memory_size"),
    "aws_lambda_permission": _kind(
        "AWS::Lambda::Permission",
        "statement_id action principal >function_name qualifier source_arn source_account event_source_token"
        " principal_org_id=PrincipalOrgID",
    ),
    "aws_wafv2_ip_set": _kind(
        "AWS::WAFv2::IPSet", "name scope description ip_address_version=IPAddressVersion addresses"
    ),
    "aws_wafv2_regex_pattern_set": _kind(
        "AWS::WAFv2::RegexPatternSet", "name scope description regular_expression=RegularExpressionList"
    ),
    "aws_wafv2_rule_group": _kind(
        "AWS::WAFv2::RuleGroup", "name scope description capacity rule=Rules visibility_config"
    ),
    "aws_wafv2_web_acl": _kind(
        "AWS::WAFv2::WebACL",
        "name scope description default_action rule=Rules visibility_config custom_response_body association_config"
        " token_domains",
    ),
    "aws_wafv2_web_acl_association": _kind("AWS::WAFv2::WebACLAssociation", ">resource_arn >web_acl_arn=WebACLArn"),
}
"""Each type, by its name in Terraform."""

PROTECTING: Final = (
    "aws_api_gateway_",
    "aws_apigatewayv2_",
    "aws_iam_",
    "aws_lambda_permission",
    "aws_organizations_",
    "aws_waf",
)
"""Types that route or protect: one of these that is not understood cannot be left out."""

HARMLESS: Final = frozenset(
    {
        "aws_api_gateway_documentation_part",
        "aws_api_gateway_documentation_version",
        "aws_apigatewayv2_integration_response",
        "aws_apigatewayv2_route_response",
        # A key says whose it is to nobody but the account: a document does not hold the others.
        "aws_iam_access_key",
        "aws_iam_instance_profile",
        "aws_iam_openid_connect_provider",
        "aws_iam_saml_provider",
        "aws_iam_service_linked_role",
        "aws_iam_account_alias",
        "aws_iam_account_password_policy",
        "aws_wafv2_web_acl_logging_configuration",
    }
)
"""Types that neither let a call in nor keep it out."""

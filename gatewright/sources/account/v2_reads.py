"""What tells of HTTP and WebSocket APIs, and of routing rules.

Permissions restate "Actions, resources, and condition keys for Amazon API Gateway Management V2":
<https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagementv2.html>.
"""

from typing import Final

from gatewright.i18n import N_
from gatewright.sources.account.read import Read

V2_READS: Final = (
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
        kind="v2_get_integrations",
        arguments=("ApiId",),
        listing="Items",
        pages=True,
        next_page="NextToken",
        member="IntegrationId",
        resource="/apis/{ApiId}/integrations",
        command="aws apigatewayv2 get-integrations --api-id {ApiId}",
        subject="configuration.apis[{ApiId}].integrations",
        what=N_("the integrations of the API {ApiId}"),
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
        kind="v2_export_api",
        arguments=("ApiId", "StageName"),
        fixed={"Specification": "OAS30", "OutputType": "JSON"},
        content="body",
        resource="/apis/{ApiId}/exports/OAS30",
        command="aws apigatewayv2 export-api --api-id {ApiId} --specification OAS30 --output-type JSON"
        " --stage-name {StageName} /dev/stdout",
        subject="configuration.apis[{ApiId}].stages[{StageName}].deployed",
        what=N_("what the stage {StageName} of the API {ApiId} serves"),
        service="apigatewayv2",
    ),
)
"""Operations of API Gateway V2; those that the first version has too are told apart by `v2_`."""

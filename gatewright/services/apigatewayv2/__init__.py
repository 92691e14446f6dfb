"""
Amazon API Gateway V2: HTTP APIs, WebSocket APIs, and the domain names that all kinds of APIs share.

Documents hold what the `Get*` operation of their kind answers, by botocore's member names (`ApiId`, `RouteKey`, as
boto3 and the AWS CLI show them), dates as Unix seconds; a member that AWS leaves out is not there.

| kind                   | ids                                         | what it is             |
|------------------------|---------------------------------------------|------------------------|
| `api`                  | ApiId                                       | GetApi                 |
| `route`                | ApiId, RouteId                              | GetRoute               |
| `route_response`       | ApiId, RouteId, RouteResponseId             | GetRouteResponse       |
| `integration`          | ApiId, IntegrationId                        | GetIntegration         |
| `integration_response` | ApiId, IntegrationId, IntegrationResponseId | GetIntegrationResponse |
| `api_authorizer`       | ApiId, AuthorizerId                         | GetAuthorizer          |
| `api_model`            | ApiId, ModelId                              | GetModel               |
| `api_stage`            | ApiId, StageName                            | GetStage               |
| `api_deployment`       | ApiId, DeploymentId                         | GetDeployment          |
| `api_vpc_link`         | VpcLinkId                                   | GetVpcLink             |

Beside what AWS shows a deployment has a `Snapshot`, a deep copy of what was deployed, as it was then: `Api` (one
`api`), `Routes`, `Integrations`, `Authorizers` and `Models` (lists of those documents), `RouteResponses` (RouteId ->
list) and `IntegrationResponses` (IntegrationId -> list). A stage serves the snapshot of its `DeploymentId`, and nothing
where it has none.

Two kinds more are only ours: `api_auto_deployments` (ApiId), the ids of automatic deployments, and `authorizer_cache`.

`store/api_answers.py` answers from these documents what AWS's read operations would.
"""

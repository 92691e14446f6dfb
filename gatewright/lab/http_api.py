"""An HTTP API for the lab: one route, behind which the server itself answers."""

import boto3

from gatewright.lab.estate import Estate


def add_http_api(estate: Estate) -> str:
    """Make an HTTP API with the route `GET /pets`, deployed by itself at its root; return its id."""
    meta = estate.client.meta
    client = boto3.client("apigatewayv2", endpoint_url=meta.endpoint_url, region_name=meta.region_name)
    api_id: str = client.create_api(Name=f"shop-{estate.api_id}", ProtocolType="HTTP")["ApiId"]
    integration = client.create_integration(
        ApiId=api_id,
        IntegrationType="HTTP_PROXY",
        IntegrationMethod="GET",
        IntegrationUri=f"{meta.endpoint_url}/_gatewright/health",
        PayloadFormatVersion="1.0",
    )
    client.create_route(ApiId=api_id, RouteKey="GET /pets", Target=f"integrations/{integration['IntegrationId']}")
    client.create_stage(ApiId=api_id, StageName="$default", AutoDeploy=True)
    return api_id

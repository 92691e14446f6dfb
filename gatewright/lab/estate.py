"""A small API, built through the public control plane: what each situation starts from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Client = Any
"""A boto3 client of `apigateway`."""

TEMPLATE = '{"statusCode": 200}'
STAGE = "prod"


@dataclass(slots=True)
class Estate:
    """An API with `GET /pets` open and `POST /orders` behind an API key, deployed to `prod`."""

    client: Client
    """The control plane."""

    api_id: str
    """The API."""

    root_id: str
    """Its root resource."""

    pets_id: str
    """`/pets`."""

    orders_id: str
    """`/orders`."""

    key_id: str
    """A key that is enabled and in the plan."""

    key_value: str
    """Its value."""

    plan_id: str
    """The plan that joins the key to the stage."""


def build(client: Client, **pinned: Any) -> Estate:
    """Build the estate; `pinned` goes to `create_rest_api` besides, such as the tag that pins an id."""
    api = client.create_rest_api(name="pets", endpointConfiguration={"types": ["REGIONAL"]}, **pinned)
    api_id, root_id = api["id"], api["rootResourceId"]
    make = resource_maker(client, api_id)
    pets_id, orders_id = make(root_id, "pets"), make(root_id, "orders")
    add_method(client, api_id, pets_id, "GET")
    add_method(client, api_id, orders_id, "POST", api_key_required=True)
    client.create_deployment(restApiId=api_id, stageName=STAGE)
    key = client.create_api_key(name=f"shop-{api_id}", enabled=True)
    plan = client.create_usage_plan(name=f"shops-{api_id}", apiStages=[{"apiId": api_id, "stage": STAGE}])
    client.create_usage_plan_key(usagePlanId=plan["id"], keyId=key["id"], keyType="API_KEY")
    return Estate(client, api_id, root_id, pets_id, orders_id, key["id"], key["value"], plan["id"])


def resource_maker(client: Client, api_id: str) -> Callable[[str, str], str]:
    """Return what makes a resource and returns its id."""

    def make(parent_id: str, part: str) -> str:
        return str(client.create_resource(restApiId=api_id, parentId=parent_id, pathPart=part)["id"])

    return make


def add_method(  # a place, and what stands there
    client: Client,
    api_id: str,
    resource_id: str,
    verb: str,
    *,
    api_key_required: bool = False,
    content_types: tuple[str, ...] = ("application/json",),
) -> None:
    """Add a method that a MOCK integration answers with 200, whichever of these types a body has."""
    place = {"restApiId": api_id, "resourceId": resource_id, "httpMethod": verb}
    client.put_method(**place, authorizationType="NONE", apiKeyRequired=api_key_required)
    client.put_method_response(**place, statusCode="200")
    client.put_integration(**place, type="MOCK", requestTemplates=dict.fromkeys(content_types, TEMPLATE))
    client.put_integration_response(
        **place, statusCode="200", responseTemplates={"application/json": '{"answer": "pets"}'}
    )

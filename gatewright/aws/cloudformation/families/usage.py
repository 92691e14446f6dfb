"""
API keys and usage plans.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-usageplan.html
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.cloudformation.families.rest_apis import SERVICE
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform


def _api_key(one: Declared, perform: Perform) -> Made:
    made = perform(SERVICE, "create_api_key", {**one.rest(), "Name": one.name("Name")})
    undo = ((SERVICE, "delete_api_key", {"apiKey": made["id"]}),)
    return Made(physical_id=made["id"], attributes={"APIKeyId": made["id"]}, undo=undo)


def _usage_plan(one: Declared, perform: Perform) -> Made:
    params = {**one.rest("UsagePlanName"), "name": one.name("UsagePlanName")}
    made = perform(SERVICE, "create_usage_plan", params)
    stages = [f"{stage['apiId']}:{stage['stage']}" for stage in made.get("apiStages", ())]
    leave = [{"op": "remove", "path": "/apiStages", "value": stage} for stage in stages]
    undo = [(SERVICE, "delete_usage_plan", {"usagePlanId": made["id"]})]
    if leave:
        undo.insert(0, (SERVICE, "update_usage_plan", {"usagePlanId": made["id"], "patchOperations": leave}))
    return Made(physical_id=made["id"], attributes={"Id": made["id"]}, undo=tuple(undo))


def _usage_plan_key(one: Declared, perform: Perform) -> Made:
    made = perform(SERVICE, "create_usage_plan_key", {"KeyType": "API_KEY", **one.rest()})
    physical_id = f"{made['id']}:{one.need('UsagePlanId')}"
    undo = ((SERVICE, "delete_usage_plan_key", {"usagePlanId": one.need("UsagePlanId"), "keyId": made["id"]}),)
    return Made(physical_id=physical_id, attributes={"Id": physical_id}, undo=undo)


FAMILIES: Final[Mapping[str, Family]] = {
    "AWS::ApiGateway::ApiKey": Family(create=_api_key, secret=True),
    "AWS::ApiGateway::UsagePlan": Family(create=_usage_plan),
    "AWS::ApiGateway::UsagePlanKey": Family(create=_usage_plan_key),
}
"""Each type, and how it comes to be."""

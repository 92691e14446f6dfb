"""
Which stages a web ACL protects: the association stands at the stage, as `get_stage` shows it.

https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
"""

from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.services.wafv2 import items
from gatewright.services.wafv2.errors import BAD_ARN, invalid_parameter, unavailable
from gatewright.services.wafv2.protected import stage_arn, stages_of
from gatewright.services.wafv2.stored_json import as_shown
from gatewright.store.documents import Document, Documents

_STAGE: Final = pattern(r"arn:[a-z-]+:apigateway:([a-z0-9-]+)::/restapis/([^/]+)/stages/([^/]+)")
_OTHERS: Final = pattern(
    r"arn:[a-z-]+:(elasticloadbalancing|appsync|cognito-idp|apprunner|ec2|amplify|bedrock-agentcore):.+"
)
_STAGES_TYPE: Final = "API_GATEWAY"


def associate_web_acl(documents: Documents, operation: Operation) -> Document:
    """Let a web ACL protect a stage, instead of any that did before."""
    place = _stage(documents, operation)
    web_acl = items.by_arn(documents, items.WEB_ACL, operation.params["WebACLArn"])["WebACL"]
    if ":global/" in web_acl["ARN"]:
        raise invalid_parameter("A web ACL of CloudFront protects no stage.", "SCOPE_VALUE", web_acl["ARN"])
    documents.put("stage", *place[0], document={**place[1], "webAclArn": web_acl["ARN"]})
    return {}


def disassociate_web_acl(documents: Documents, operation: Operation) -> Document:
    """Take the protection off a stage; one that has none stays as it is."""
    ids, stage = _stage(documents, operation)
    kept = {name: value for name, value in stage.items() if name != "webAclArn"}
    documents.put("stage", *ids, document=kept)
    return {}


def get_web_acl_for_resource(documents: Documents, operation: Operation) -> Document:
    """Answer the web ACL that protects a stage; nothing where none does."""
    _, stage = _stage(documents, operation)
    if "webAclArn" not in stage:
        return {}
    return {"WebACL": as_shown(items.by_arn(documents, items.WEB_ACL, stage["webAclArn"])["WebACL"])}


def list_resources_for_web_acl(documents: Documents, operation: Operation) -> Document:
    """Answer the ARNs of what a web ACL protects; without a type load balancers are meant (documented)."""
    web_acl = items.by_arn(documents, items.WEB_ACL, operation.params["WebACLArn"])["WebACL"]
    if operation.params.get("ResourceType") != _STAGES_TYPE:
        return {"ResourceArns": []}
    return {"ResourceArns": [stage_arn(operation, *ids) for ids in stages_of(documents, web_acl["ARN"])]}


def _stage(documents: Documents, operation: Operation) -> tuple[tuple[str, str], Document]:
    """Return ids and document of the stage that the operation names by ARN."""
    arn = operation.params["ResourceArn"]
    found = _STAGE.fullmatch(arn)
    if found is None:
        if _OTHERS.fullmatch(arn):
            raise not_implemented("web ACLs protect the stages of REST APIs here, and nothing else")
        raise invalid_parameter(BAD_ARN, "RESOURCE_ARN", arn)
    region, rest_api_id, name = found.groups()
    stage = documents.get("stage", rest_api_id, name) if region == operation.region else None
    if stage is None:
        raise unavailable()
    return (rest_api_id, name), stage

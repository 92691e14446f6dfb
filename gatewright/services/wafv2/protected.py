"""Which stages a web ACL protects."""

from gatewright.aws.arn import partition_of
from gatewright.services.operation import Operation
from gatewright.store.documents import Documents


def stages_of(documents: Documents, arn: str) -> list[tuple[str, str]]:
    """Return API id and name of the stages that a web ACL protects."""
    return [(ids[0], ids[1]) for ids, stage in documents.items("stage") if stage.get("webAclArn") == arn]


def stage_arn(operation: Operation, rest_api_id: str, stage_name: str) -> str:
    """Return the ARN of a stage."""
    region = operation.region
    return f"arn:{partition_of(region)}:apigateway:{region}::/restapis/{rest_api_id}/stages/{stage_name}"

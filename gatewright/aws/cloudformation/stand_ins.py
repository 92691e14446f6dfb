"""
What stands for a resource that is not made here, where others name it: a name, an ARN, or a URL, of the usual form.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html ("Return
values" of each type).
"""

from typing import Final

from gatewright.aws.arn import partition_of
from gatewright.aws.cloudformation.scope import Place

_REF_IS_ARN: Final = frozenset(
    {
        "AWS::AppSync::GraphQLApi",
        "AWS::ECS::Service",
        "AWS::ECS::TaskDefinition",
        "AWS::ElasticLoadBalancingV2::Listener",
        "AWS::ElasticLoadBalancingV2::ListenerRule",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "AWS::ElasticLoadBalancingV2::TargetGroup",
        "AWS::Lambda::LayerVersion",
        "AWS::MSK::Cluster",
        "AWS::SecretsManager::Secret",
        "AWS::SNS::Subscription",
        "AWS::SNS::Topic",
        "AWS::StepFunctions::Activity",
        "AWS::StepFunctions::StateMachine",
    }
)
"""Types whose `Ref` is an ARN (documented); that of most others is a name."""

_QUEUE: Final = "AWS::SQS::Queue"
"""The type whose `Ref` is a URL (documented)."""


def stand_in(logical_id: str, kind: str, attribute: str | None, place: Place) -> str:
    """Return what `Ref`, or `Fn::GetAtt` of an attribute, answers."""
    name = f"{place.stack_name}-{logical_id}".lower()
    if kind == _QUEUE and attribute in {None, "QueueUrl"}:
        return f"https://sqs.{place.region}.amazonaws.com/{place.account_id}/{name}"
    if attribute is None and kind not in _REF_IS_ARN:
        return name
    if attribute is not None and not attribute.endswith("Arn"):
        return f"{name}-{attribute.lower()}"
    parts = kind.split("::")
    service = parts[1].lower() if len(parts) == 3 else "cloudformation"
    thing = parts[-1].lower()
    return f"arn:{partition_of(place.region)}:{service}:{place.region}:{place.account_id}:{thing}/{name}"

"""What stands for a resource that is not made here, where others name it: a name, or an ARN, of the usual form."""

from gatewright.aws.arn import partition_of
from gatewright.aws.cloudformation.scope import Place


def stand_in(logical_id: str, kind: str, attribute: str | None, place: Place) -> str:
    """Return what `Ref`, or `Fn::GetAtt` of an attribute, answers."""
    name = f"{place.stack_name}-{logical_id}".lower()
    if attribute is None or not attribute.endswith("Arn"):
        return name if attribute is None else f"{name}-{attribute.lower()}"
    parts = kind.split("::")
    service = parts[1].lower() if len(parts) == 3 else "cloudformation"
    thing = parts[-1].lower()
    return f"arn:{partition_of(place.region)}:{service}:{place.region}:{place.account_id}:{thing}/{name}"

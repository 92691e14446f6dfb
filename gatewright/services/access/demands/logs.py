"""
CloudWatch Logs: groups and streams.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
A group has two ARNs, with `:*` behind it and without ("Resources and actions" of the user guide), and refusals name a
third, `log-group:NAME:log-stream:` (reported by many): a policy that fits one of them fits the group.
"""

from typing import Final

from gatewright.aws.arn import partition_of
from gatewright.services.access.demand import Alternatives, Asked, Demand
from gatewright.services.logs.lookup import name_of

_OF_STREAMS: Final = frozenset({"CreateLogStream", "DeleteLogStream", "PutLogEvents", "GetLogEvents"})


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action on the group, or on the stream in it."""
    return (Demand(action=f"logs:{asked.operation}", on=(_on(asked),)),)


def _on(asked: Asked) -> Alternatives:
    params = asked.params
    # An ARN leads to the group of its name, whatever else stands in it.
    named = name_of(
        str(params.get("logGroupIdentifier") or params.get("logGroupName") or params.get("resourceArn") or "")
    )
    group = f"arn:{partition_of(asked.region)}:logs:{asked.region}:{asked.account_id}:log-group:{named}"
    stream = str(params.get("logStreamName") or "") if asked.operation in _OF_STREAMS else ""
    in_stream = asked.named(f"{group}:log-stream:{stream}")
    if asked.operation in _OF_STREAMS and asked.operation != "CreateLogStream":
        return (in_stream,)
    return (in_stream, asked.named(group), asked.named(f"{group}:*")) if named else (in_stream, asked.everything())

"""Let API Gateway call the function behind a method."""

import json
from collections.abc import Mapping
from dataclasses import replace

from gatewright.aws.function_policy import INVOKE_FUNCTION, SERVICE
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.function import Function
from gatewright.model.listing import Listing
from gatewright.model.unknown import Unknown


def permit_the_method(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add the statement that `AddPermission` writes to the function's policy."""
    arn, source = values.get("function_arn"), values.get("source_arn")
    if arn is None or source is None:
        return None
    known = call.configuration.functions
    function = known.get(arn)
    policy = function.policy if isinstance(function, Function) else None
    if isinstance(policy, Unknown):
        return None
    document = json.loads(policy) if policy else {"Version": "2012-10-17", "Id": "default", "Statement": []}
    statement = {
        "Sid": "api-gateway-invoke",
        "Effect": "Allow",
        "Principal": {"Service": SERVICE},
        "Action": INVOKE_FUNCTION,
        "Resource": arn,
        "Condition": {"ArnLike": {"AWS:SourceArn": source}},
    }
    written = json.dumps({**document, "Statement": [*document["Statement"], statement]})
    functions = Listing({**known.items, arn: Function(arn=arn, policy=written)}, known.rest)
    return Proposal(request=call.request, configuration=replace(call.configuration, functions=functions))

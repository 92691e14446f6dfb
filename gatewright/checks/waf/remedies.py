"""Fixes of the WAF check, made on a copy."""

from collections.abc import Mapping
from dataclasses import replace

from gatewright.checks.remedies import with_stage
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.unknown import Unknown


def take_the_web_acl_off_the_stage(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Disassociate the web ACL from the called stage."""
    del values  # the call itself says more
    if isinstance(call.stage, Unknown) or not isinstance(call.stage.web_acl_arn, str):
        return None
    configuration = with_stage(call, replace(call.stage, web_acl_arn=None))
    return None if configuration is None else Proposal(request=call.request, configuration=configuration)

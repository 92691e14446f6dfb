"""Fixes that the causes of this check share."""

from typing import Final

from gatewright.checks.waf.remedies import (
    add_a_rule_for_the_call,
    leave_the_path_out,
    let_the_rule_count,
    take_the_web_acl_off_the_stage,
)
from gatewright.i18n import N_
from gatewright.model.cause import Fix

_STAGE_ARN: Final = "arn:aws:apigateway:{region}::/restapis/{rest_api_id}/stages/{stage}"

_UPDATE: Final = (
    "aws wafv2 update-web-acl"
    " $(aws --version 2>&1 | sed -n 's/^aws-cli.2.*/--cli-binary-format raw-in-base64-out/p')"
    " --cli-input-json '{web_acl_update}'"
)
"""Writes the whole web ACL. The AWS CLI takes search strings as they are, version 2 only where it is told so."""

LEAVE_THE_PATH_OUT: Final = Fix(
    text=N_('Leave this path out of the rule "{rule}".'),
    command=_UPDATE,
    safety="widens-access",
    remedy=leave_the_path_out,
)
"""The rule with an exception."""

LET_THE_RULE_COUNT: Final = Fix(
    text=N_('Let the rule "{rule}" only count.'),
    command=_UPDATE,
    safety="widens-access",
    remedy=let_the_rule_count,
)
"""The rule on trial."""

ADD_A_RULE: Final = Fix(
    text=N_("Add a rule, behind all others, that allows {http_method} on just this path."),
    command=_UPDATE,
    safety="widens-access",
    remedy=add_a_rule_for_the_call,
)
"""What a default action of Block needs for each kind of call."""


def disassociate() -> Fix:
    """Return the widest fix, which a trial may want: the stage without its web ACL."""
    return Fix(
        text=N_('Take the web ACL off the stage "{stage}"; then nothing of it protects the stage any more.'),
        command=f"aws wafv2 disassociate-web-acl --resource-arn {_STAGE_ARN}",
        safety="widens-access",
        remedy=take_the_web_acl_off_the_stage,
    )

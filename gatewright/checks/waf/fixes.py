"""Fixes that the causes of this check share."""

from typing import Final

from gatewright.checks.waf.remedies import take_the_web_acl_off_the_stage
from gatewright.i18n import N_
from gatewright.model.cause import Fix

_STAGE_ARN: Final = "arn:aws:apigateway:{region}::/restapis/{rest_api_id}/stages/{stage}"


def disassociate() -> Fix:
    """Return the widest fix, which a trial may want: the stage without its web ACL."""
    return Fix(
        text=N_('Take the web ACL off the stage "{stage}"; then nothing of it protects the stage any more.'),
        command=f"aws wafv2 disassociate-web-acl --resource-arn {_STAGE_ARN}",
        safety="widens-access",
        remedy=take_the_web_acl_off_the_stage,
    )

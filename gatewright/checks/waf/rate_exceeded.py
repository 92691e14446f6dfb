"""A rate-based rule of the stage's web ACL blocks the caller for now."""

from gatewright.checks.signatures import forbidden
from gatewright.checks.waf.fixes import LEAVE_THE_PATH_OUT, LET_THE_RULE_COUNT, disassociate
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="waf.rate-exceeded",
    seed_row=9,
    title=N_("A rate-based rule of the stage's web ACL blocks this caller for now."),
    why=N_(
        'The stage "{stage}" has the web ACL {web_acl} with the rate-based rule "{rule}": more than {limit} requests'
        " within {window} seconds came from the same address, or from whatever else the rule counts by."
    ),
    signatures=(forbidden("WAF_FILTERED"),),
    confirm=(
        Confirm(
            text=N_("Has the web ACL a rate-based rule, and with which limit?"),
            command="aws wafv2 get-web-acl-for-resource --resource-arn"
            " arn:aws:apigateway:{region}::/restapis/{rest_api_id}/stages/{stage} --query"
            " 'WebACL.Rules[?Statement.RateBasedStatement]'",
            permission="wafv2:GetWebACLForResource",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Wait until the rate falls below the limit, and call more slowly."),
        ),
        Fix(
            text=N_('Raise the limit of the rule "{rule}": how far, only the number of the requests that come tells.'),
            safety="widens-access",
        ),
        LEAVE_THE_PATH_OUT,
        LET_THE_RULE_COUNT,
        disassociate(),
    ),
    look_alikes=(
        "waf.rule-blocked",
        "throttle.rate-exceeded",
    ),
    provenance=(
        Documented("https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html"),
        Recorded("curl transcript of a blocked call: the headers and the body of any other Forbidden", "2026-07"),
    ),
    since="0.1",
)

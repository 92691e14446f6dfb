"""A rule of the stage's web ACL blocks the request."""

from gatewright.checks.signatures import forbidden
from gatewright.checks.waf.fixes import LEAVE_THE_PATH_OUT, LET_THE_RULE_COUNT, disassociate
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="waf.rule-blocked",
    seed_row=9,
    title=N_("A rule of the stage's web ACL blocked the request."),
    why=N_(
        'The stage "{stage}" has the web ACL {web_acl}, whose rule "{rule}" blocks this request: its {statement}'
        " matched, at {part}. AWS WAF comes before policies and authorizers."
    ),
    signatures=(forbidden("WAF_FILTERED"),),
    confirm=(
        Confirm(
            text=N_("Is a web ACL associated with the stage, and which rules has it?"),
            command="aws wafv2 get-web-acl-for-resource --resource-arn"
            " arn:aws:apigateway:{region}::/restapis/{rest_api_id}/stages/{stage}",
            permission="wafv2:GetWebACLForResource",
        ),
        Confirm(
            text=N_(
                "What do the access log's $context.wafResponseCode and the WAF log's terminatingRuleId say of the call?"
            ),
            command="aws wafv2 get-logging-configuration --resource-arn {web_acl_arn}",
            permission="wafv2:GetLoggingConfiguration",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Change what the rule matched in the request: the WAF log's terminatingRuleMatchDetails names it."),
        ),
        LEAVE_THE_PATH_OUT,
        LET_THE_RULE_COUNT,
        disassociate(),
    ),
    look_alikes=(
        "waf.rate-exceeded",
        "waf.default-action-blocked",
        "api-key.missing",
        "stage.not-found",
    ),
    provenance=(
        Recorded("curl transcript of a blocked call: the headers and the body of any other Forbidden", "2026-07"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html"
        ),
    ),
    since="0.1",
)

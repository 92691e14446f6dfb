"""The web ACL blocks whatever none of its rules allows."""

from gatewright.checks.signatures import forbidden
from gatewright.checks.waf.fixes import ADD_A_RULE, disassociate
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="waf.default-action-blocked",
    seed_row=9,
    title=N_("No rule of the stage's web ACL allows the request, and its default action is Block."),
    why=N_(
        'The stage "{stage}" has the web ACL {web_acl}, whose default action is Block: a request gets through only'
        " if a rule allows it, and none does."
    ),
    signatures=(forbidden("WAF_FILTERED"),),
    confirm=(
        Confirm(
            text=N_("What is the default action of the web ACL?"),
            command="aws wafv2 get-web-acl-for-resource --resource-arn"
            " arn:aws:apigateway:{region}::/restapis/{rest_api_id}/stages/{stage} --query"
            " WebACL.DefaultAction",
            permission="wafv2:GetWebACLForResource",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call in a way that a rule of the web ACL allows: from another address, or with what it asks for."),
        ),
        ADD_A_RULE,
        disassociate(),
    ),
    look_alikes=(
        "waf.rule-blocked",
        "waf.rate-exceeded",
    ),
    provenance=(
        Documented("https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-default-action.html"),
        Recorded("curl transcript of a blocked call: the headers and the body of any other Forbidden", "2026-07"),
    ),
    since="0.1",
)

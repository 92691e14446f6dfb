"""A rule of the stage's web ACL asks for a puzzle or a silent challenge, and the request brings no answer."""

from typing import Final

from gatewright.checks.waf.fixes import LEAVE_THE_PATH_OUT, LET_THE_RULE_COUNT, disassociate
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Signature

CAPTCHA: Final = Signature(status=405, error_type="", message="", response_type=None)
CHALLENGE: Final = Signature(status=202, error_type="", message="", response_type=None)

CAUSE = Cause(
    id="waf.challenge-unanswered",
    seed_row=None,
    title=N_("A rule of the stage's web ACL wants proof of a browser, and the request brings none."),
    why=N_(
        'The stage "{stage}" has the web ACL {web_acl}, whose rule "{rule}" has the action CAPTCHA or Challenge for'
        " this request, and the request has no valid token. A program cannot get one by itself."
    ),
    signatures=(CAPTCHA, CHALLENGE),
    confirm=(
        Confirm(
            text=N_("Which rules of the web ACL have the action CAPTCHA or Challenge?"),
            command="aws wafv2 get-web-acl-for-resource --resource-arn"
            " arn:aws:apigateway:{region}::/restapis/{rest_api_id}/stages/{stage} --query"
            " 'WebACL.Rules[?Action.Captcha || Action.Challenge]'",
            permission="wafv2:GetWebACLForResource",
        ),
    ),
    fixes=(
        Fix(text=N_("Get a token with AWS WAF's client SDK, and send it as the cookie aws-waf-token.")),
        LEAVE_THE_PATH_OUT,
        LET_THE_RULE_COUNT,
        disassociate(),
    ),
    look_alikes=("waf.rule-blocked",),
    provenance=(
        Documented("https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html"),
    ),
    since="0.2",
)

"""Does the stage's web ACL let the request through?"""

from gatewright.checks.waf import challenge_unanswered, default_action_blocked, rate_exceeded, rule_blocked
from gatewright.checks.waf.check import check
from gatewright.i18n import N_
from gatewright.model.check import Check

WAF = Check(
    id="waf",
    title=N_("Does the stage's web ACL let the request through?"),
    run=check,
    establishes=(),
    causes=(rule_blocked.CAUSE, rate_exceeded.CAUSE, default_action_blocked.CAUSE, challenge_unanswered.CAUSE),
)

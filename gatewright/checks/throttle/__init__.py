"""Is there a token left for this call, and a request left in the key's quota?"""

from gatewright.checks.throttle import quota_exceeded, rate_exceeded
from gatewright.checks.throttle.check import check
from gatewright.i18n import N_
from gatewright.model.check import Check

THROTTLE = Check(
    id="throttle",
    title=N_("Is there a token left for this call, and a request left in the key's quota?"),
    run=check,
    establishes=(),
    causes=(rate_exceeded.CAUSE, quota_exceeded.CAUSE),
)

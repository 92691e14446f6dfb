"""May this caller make this call?"""

from gatewright.checks.authorize.causes import ALL
from gatewright.checks.authorize.check import check
from gatewright.i18n import N_
from gatewright.model.check import Check

AUTHORIZE = Check(
    id="authorize",
    title=N_("May this caller make this call?"),
    run=check,
    establishes=(),
    causes=ALL,
)

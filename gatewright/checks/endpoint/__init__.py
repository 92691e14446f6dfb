"""Is the address open by which the API was called?"""

from gatewright.checks.endpoint import default_disabled, private_from_public
from gatewright.checks.endpoint.check import check
from gatewright.i18n import N_
from gatewright.model.check import Check

ENDPOINT = Check(
    id="endpoint",
    title=N_("Is the default endpoint open?"),
    run=check,
    establishes=(),
    causes=(default_disabled.CAUSE, private_from_public.CAUSE),
)

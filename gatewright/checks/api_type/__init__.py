"""Of which kind is the API that was called?"""

from gatewright.checks.api_type.check import POSSIBLE, check
from gatewright.i18n import N_
from gatewright.model.check import Check

API_TYPE = Check(
    id="api-type",
    title=N_("Is it a REST API, an HTTP API or a WebSocket API?"),
    run=check,
    establishes=(),
    causes=POSSIBLE,
)

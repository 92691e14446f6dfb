"""Does the stage exist, and does it serve what was saved?"""

from gatewright.checks.stage import not_found
from gatewright.checks.stage.check import check
from gatewright.i18n import N_
from gatewright.model.check import Check

STAGE = Check(
    id="stage",
    title=N_("Does the API have the stage that the path names?"),
    run=check,
    establishes=("stage",),
    causes=(not_found.CAUSE,),
)

"""Looks that what fails behind the front door shares."""

from typing import Final

from gatewright.i18n import N_
from gatewright.model.cause import Confirm

BEFORE_ITS_END: Final = Confirm(
    text=N_("What does the execution log say of the call, just before its end?"),
    command="aws logs filter-log-events --log-group-name"
    " API-Gateway-Execution-Logs_{rest_api_id}/{stage} --query 'events[].message'"
    " --filter-pattern '\"Execution failed\"'",
    permission="logs:FilterLogEvents",
)
"""API Gateway's own word for what went wrong."""

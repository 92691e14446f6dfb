"""How far a call to a backend has come, and how long it may take."""

from dataclasses import dataclass
from typing import Final

from gatewright.aws.integration_outcome import NO_INTEGRATION, Integration
from gatewright.engine.execution_log import Exchange

LONGEST_TIMEOUT: Final = 29_000
"""Milliseconds that an integration may take where nothing else is set (documented quota)."""


@dataclass(slots=True)
class Progress:
    """How far one call has come: what its log shows even when it fails later."""

    exchange: Exchange | None = None
    """The talk with the backend."""

    integration: Integration = NO_INTEGRATION
    """What it answered."""

"""
The families of operations that are about HTTP and WebSocket APIs.
"""

from types import ModuleType
from typing import Final

from gatewright.services.apigatewayv2 import apis, authorizers, deployments, integrations, routes, stages

FAMILIES: Final[tuple[ModuleType, ...]] = (apis, routes, integrations, authorizers, stages, deployments)
"""Each a module whose public functions are its operations."""

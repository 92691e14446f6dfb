"""
The families of operations that are not about domain names.
"""

from types import ModuleType
from typing import Final

from gatewright.services.apigatewayv2 import (
    apis,
    authorizers,
    deployments,
    exports,
    imports,
    integration_responses,
    integrations,
    models,
    route_responses,
    routes,
    stages,
    tags,
    vpc_links,
)

FAMILIES: Final[tuple[ModuleType, ...]] = (
    apis,
    routes,
    route_responses,
    integrations,
    integration_responses,
    authorizers,
    models,
    stages,
    deployments,
    tags,
    vpc_links,
    imports,
    exports,
)
"""Each a module whose public functions are its operations."""

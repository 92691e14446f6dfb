"""What stands behind the routes of an HTTP or WebSocket API, from the answer that lists its integrations.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gatewright.aws.lambda_uri import invocation_uri
from gatewright.configuration.documents import Document
from gatewright.model.api import Integration
from gatewright.model.unknown import Unknown

_TARGET: Final = "integrations/"


@dataclass(frozen=True, slots=True)
class RouteIntegrations:
    """The integrations of an API that call a service of AWS, by id."""

    known: Mapping[str, Integration | None]
    """Those that were told; `None` for one that calls no service."""

    rest: Unknown | None = None
    """Why nothing is known of the others; `None` where there are no others."""

    def of(self, target: str | None) -> Integration | Unknown | None:
        """Return what stands behind a route that has this target."""
        if target is None:
            return None
        return self.known.get(target.removeprefix(_TARGET), self.rest)


def route_integrations(answer: Document | Unknown | None) -> RouteIntegrations:
    """Return the integrations that are listed."""
    if isinstance(answer, Unknown):
        return RouteIntegrations({}, answer)
    return RouteIntegrations({one["IntegrationId"]: _integration(one) for one in (answer or {}).get("Items", ())})


def _integration(one: Document) -> Integration | None:
    if one.get("IntegrationType") not in ("AWS", "AWS_PROXY") or one.get("IntegrationSubtype"):
        return None
    return Integration(uri=invocation_uri(one.get("IntegrationUri") or ""), credentials=one.get("CredentialsArn"))

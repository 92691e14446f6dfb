"""What an HTTP API checks: tests of its own, and those of REST APIs with the answers of HTTP APIs."""

from dataclasses import replace

from gatewright.checks.authorize import AUTHORIZE
from gatewright.checks.authorizer import AUTHORIZER, identity_source_missing
from gatewright.checks.endpoint import ENDPOINT
from gatewright.checks.http_api import authorizer, route, stage, throttle
from gatewright.checks.http_api.answers import as_http_api
from gatewright.checks.iam import IAM, signature_missing
from gatewright.checks.preflight import naming_preflights
from gatewright.checks.route import http_api_not_found
from gatewright.checks.stage import STAGE, changed_since_deployment, not_deployed
from gatewright.checks.throttle import THROTTLE
from gatewright.checks.tls import TLS
from gatewright.i18n import N_
from gatewright.model.check import Check

HTTP_STAGE = as_http_api(replace(STAGE, causes=(*STAGE.causes, not_deployed.CAUSE)), stage.check)
HTTP_TLS = as_http_api(TLS, TLS.run)
HTTP_ENDPOINT = as_http_api(ENDPOINT, ENDPOINT.run)
HTTP_ROUTE = naming_preflights(
    as_http_api(
        Check(
            id="route",
            title=N_("Does a deployed route serve this path and verb?"),
            run=route.check,
            establishes=("route",),
            causes=(http_api_not_found.CAUSE, changed_since_deployment.CAUSE),
        ),
        route.check,
    ),
    http_api_not_found.CAUSE,
)
HTTP_IAM = naming_preflights(as_http_api(IAM, IAM.run), signature_missing.CAUSE)
HTTP_AUTHORIZER = naming_preflights(as_http_api(AUTHORIZER, authorizer.check), identity_source_missing.CAUSE)
HTTP_AUTHORIZE = as_http_api(AUTHORIZE, AUTHORIZE.run)
HTTP_THROTTLE = as_http_api(THROTTLE, throttle.check)

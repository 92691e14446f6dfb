"""The words of a report for standings, safeties, places of evidence and answerers."""

from typing import Final

from gatewright.doctor.answered_by import Answerer
from gatewright.doctor.diagnosis import Standing
from gatewright.i18n import N_
from gatewright.model.cause import Safety

STANDINGS: Final[dict[Standing, str]] = {
    "confirmed": N_("confirmed"),
    "likely": N_("likely"),
    "possible": N_("possible"),
    "waiting": N_("would stop the call next"),
    "contradicted": N_("contradicted"),
    "ruled-out": N_("ruled out"),
}
SAFETY: Final[dict[Safety, str]] = {
    "safe": N_("safe"),
    "widens-access": N_("widens access"),
    "needs-deployment": N_("needs a deployment"),
}
NOT_ENOUGH: Final = N_("Not enough by itself; the call would then be refused for this:")
"""What is said before the title of what refuses the call once a fix is made."""

WHERE: Final = {
    "response": N_("answer"),
    "request": N_("request"),
    "configuration": N_("configuration"),
    "log": N_("log"),
    "dns": N_("DNS"),
    "probe": N_("probe"),
    "answer": N_("your answer"),
}
ANSWERERS: Final[dict[Answerer, str]] = {  # but for "unknown", who has a sentence of his own
    "api-gateway-rest": "API Gateway (REST API)",
    "api-gateway-http": "API Gateway (HTTP API)",
    "api-gateway-websocket": "API Gateway (WebSocket API)",
    "cloudfront": "CloudFront",
    "waf": "AWS WAF",
    "proxy": N_("a proxy on the way"),
    "s3": "Amazon S3",
    "load-balancer": N_("a load balancer"),
    "lambda-function-url": "Lambda (function URL)",
    "integration": N_("the backend behind API Gateway"),
    "browser": N_("the browser"),
}

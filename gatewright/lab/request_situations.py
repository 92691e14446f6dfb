"""Requests that the door lets in, and that their method does not take."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.request_content import LONGEST
from gatewright.lab.attempt import Attempt, Situation
from gatewright.lab.estate import STAGE, Estate, add_method

_PET: Final = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}, "age": {"type": "integer", "minimum": 0}},
}
_JSON: Final = "application/json"


def _parameter_missing(estate: Estate) -> Attempt:
    """Let `POST /pets` want a header and a query parameter, and send neither."""
    wanted = ("method.request.header.x-owner", "method.request.querystring.colour")
    _validated(estate, *({"op": "add", "path": f"/requestParameters/{name}", "value": "true"} for name in wanted))
    return Attempt(method="POST", path=f"/{STAGE}/pets")


def _body_invalid(estate: Estate) -> Attempt:
    """Let `POST /pets` take pets alone, and send one without a name whose age is a text."""
    estate.client.create_model(restApiId=estate.api_id, name="Pet", contentType=_JSON, schema=json.dumps(_PET))
    _validated(estate, {"op": "add", "path": f"/requestModels/{_JSON.replace('/', '~1')}", "value": "Pet"})
    return Attempt(method="POST", path=f"/{STAGE}/pets", headers={"Content-Type": _JSON}, body=b'{"age": "two"}')


def _media_type_unsupported(estate: Estate) -> Attempt:
    """Let the integration of `POST /pets` take JSON and nothing else, and send a text."""
    add_method(estate.client, estate.api_id, estate.pets_id, "POST")
    place = {"restApiId": estate.api_id, "resourceId": estate.pets_id, "httpMethod": "POST"}
    never = {"op": "replace", "path": "/passthroughBehavior", "value": "NEVER"}
    estate.client.update_integration(**place, patchOperations=[never])
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)
    return Attempt(method="POST", path=f"/{STAGE}/pets", headers={"Content-Type": "text/plain"}, body=b"Rex")


def _too_large(estate: Estate) -> Attempt:
    """Send more than API Gateway takes, and then as much as it takes."""
    add_method(estate.client, estate.api_id, estate.pets_id, "POST")
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)
    call = Attempt(method="POST", path=f"/{STAGE}/pets", headers={"Content-Type": _JSON}, body=b" " * LONGEST)
    return replace(call, body=call.body + b"{}", mended=call)


def _validated(estate: Estate, *patches: Mapping[str, str]) -> None:
    """Add `POST /pets` with a validator and what these patches say, and deploy."""
    add_method(estate.client, estate.api_id, estate.pets_id, "POST")
    validator = estate.client.create_request_validator(
        restApiId=estate.api_id, name="all", validateRequestBody=True, validateRequestParameters=True
    )
    estate.client.update_method(
        restApiId=estate.api_id,
        resourceId=estate.pets_id,
        httpMethod="POST",
        patchOperations=[{"op": "replace", "path": "/requestValidatorId", "value": validator["id"]}, *patches],
    )
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)


OF_THE_REQUEST: Final[Mapping[str, Situation]] = {
    "request.parameter-missing": _parameter_missing,
    "request.body-invalid": _body_invalid,
    "request.media-type-unsupported": _media_type_unsupported,
    "request.too-large": _too_large,
}
"""By cause id."""

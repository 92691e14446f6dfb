"""What goes wrong behind the front door."""

from collections.abc import Mapping
from typing import Final

from gatewright.lab.attempt import Attempt, Situation
from gatewright.lab.estate import STAGE, Estate
from gatewright.lab.functions import add_function, uri_of

_CODE: Final = """
def handler(event, context):
    return {"statusCode": 200, "body": "pets"}
"""


def _not_permitted(estate: Estate) -> Attempt:
    """Let a function answer `GET /pets`, and forget the permission."""
    uri = uri_of(estate, add_function(estate, f"pets-{estate.api_id}", _CODE))
    method = {"restApiId": estate.api_id, "resourceId": estate.pets_id, "httpMethod": "GET"}
    estate.client.put_integration(**method, type="AWS_PROXY", integrationHttpMethod="POST", uri=uri)
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)
    return Attempt(method="GET", path=f"/{STAGE}/pets")


BEHIND_THE_DOOR: Final[Mapping[str, Situation]] = {"integration.permission-missing": _not_permitted}
"""By cause id."""

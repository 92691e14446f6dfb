"""What Terraform 1.11 with version 5.100 of the AWS provider showed of a plan, and of the state after it was applied.

Applied to this server, so that account and ids are its own; recorded on 2026-11-25.
"""

import json
from pathlib import Path
from typing import Any, Final

_HERE: Final = Path(__file__).parent
PLAN: Final[dict[str, Any]] = json.loads((_HERE / "plan.json").read_text("utf-8"))
STATE: Final[dict[str, Any]] = json.loads((_HERE / "state.json").read_text("utf-8"))
API_ID: Final = "ryvoy2s6yn"
"""The API of the state."""

HTTP_PLAN: Final[dict[str, Any]] = json.loads((_HERE / "http_plan.json").read_text("utf-8"))
HTTP_STATE: Final[dict[str, Any]] = json.loads((_HERE / "http_state.json").read_text("utf-8"))
"""An HTTP API in a module, its routes by `for_each`; recorded on 2026-11-26, its certificate left out."""

HTTP_API_ID: Final = next(
    one["values"]["id"]
    for one in HTTP_STATE["values"]["root_module"]["child_modules"][0]["resources"]
    if one["type"] == "aws_apigatewayv2_api"
)


def root_of(*resources: dict[str, Any], **module: Any) -> dict[str, Any]:
    """Return a state with these resources in its root module."""
    return {"format_version": "1.0", "values": {"root_module": {"resources": list(resources), **module}}}


def resource(kind: str, name: str, /, **values: Any) -> dict[str, Any]:
    """Return a resource of a state."""
    return {"address": f"{kind}.{name}", "mode": "managed", "type": kind, "name": name, "values": values}

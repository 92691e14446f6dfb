"""The command that deploys an HTTP API, behind one that changes it: left out where the stage deploys by itself.

https://docs.aws.amazon.com/cli/latest/reference/apigatewayv2/create-deployment.html
"""

from typing import Final

DEPLOYS_V2: Final = "aws apigatewayv2 create-deployment --api-id {rest_api_id} --stage-name '{stage}'"
"""Deploys what is saved to the called stage; AWS refuses it where a stage deploys by itself."""


def without_deploying(command: str) -> str:
    """Return a command for a stage that deploys by itself."""
    return command.removesuffix(f" && {DEPLOYS_V2}")

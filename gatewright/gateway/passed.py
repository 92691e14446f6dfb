"""A call that may enter, on its way to the backend; and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.integration_outcome import NO_INTEGRATION, Integration
from gatewright.engine.execution_log import NOTHING_SPECIAL, Execution
from gatewright.model.call import Call
from gatewright.model.response import Response

TEST_STAGE: Final = "test-invoke-stage"
"""The name of the stage in a test invocation (documented: "Invalid permissions on Lambda function", AWS re:Post)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeployedMethod:
    """A method as its stage serves it: the same for every call that reaches it."""

    account_id: str
    """Twelve digits."""

    region: str
    """`eu-west-1`, ..."""

    rest_api: Mapping[str, Any]
    """The API as it was deployed, as `get_rest_api` shows it."""

    stage: Mapping[str, Any]
    """The stage, as `get_stage` shows it."""

    resource_id: str
    """`$context.resourceId`."""

    resource_path: str
    """`$context.resourcePath`: `/pets/{petId}`."""

    http_method: str
    """The verb of the method: `GET`, ... or `ANY`."""

    method: Mapping[str, Any]
    """The method as it was deployed, as `get_method` shows it, `methodIntegration` included."""


@dataclass(frozen=True, slots=True)
class Passed:
    """An allowed call, and the deployed method that serves it."""

    call: Call
    """The call, its route established."""

    to: DeployedMethod
    """Where it goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What the execution phase made of an allowed call."""

    response: Response
    """What goes back to the caller."""

    sent: Response | None = None
    """The same as it goes on the wire, where it is packed for that."""

    integration: Integration = NO_INTEGRATION
    """What the integration answered, for `$context.integration.*`."""

    execution: Execution = NOTHING_SPECIAL
    """What happened on the way, for the execution log."""

    failed_as: str | None = None
    """The gateway response type (`API_CONFIGURATION_ERROR`, ...) when the execution phase failed; `None` when not."""

    failure: str | None = None
    """`$context.error.message`: what the caller is told of the failure."""

    validation_error: str | None = None
    """`$context.error.validationErrorString`: what does not fit the model, when the request's body does not."""

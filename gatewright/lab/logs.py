"""The execution log of one call, read through CloudWatch Logs as the doctor's printed command would."""

from dataclasses import replace
from typing import Any

from gatewright.lab.estate import STAGE, Estate
from gatewright.sources.exchange import Exchange


def log_everything(estate: Estate) -> None:
    """Let the stage write its execution log, with what is said to functions and what they answer."""
    wanted = [("loglevel", "INFO"), ("dataTrace", "true")]
    patches = [{"op": "replace", "path": f"/*/*/logging/{name}", "value": value} for name, value in wanted]
    estate.client.update_stage(restApiId=estate.api_id, stageName=STAGE, patchOperations=patches)


def with_execution_log(exchange: Exchange, logs: Any, api_id: str) -> Exchange:
    """Return the exchange with the lines that the stage wrote of it; `logs` is a boto3 client."""
    request_id = exchange.observation.headers.get("x-amzn-requestid")
    if not isinstance(request_id, str):
        return exchange
    group = f"API-Gateway-Execution-Logs_{api_id}/{STAGE}"
    events = logs.filter_log_events(logGroupName=group, filterPattern=f'"{request_id}"')["events"]
    lines = tuple(event["message"] for event in events)
    return replace(exchange, observation=replace(exchange.observation, execution_log=lines))

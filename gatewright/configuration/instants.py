"""Moments in AWS's answers: Unix seconds from boto3, ISO 8601 from the AWS CLI."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from gatewright.model.unknown import UNKNOWN, Unknown


def instant(answer: Mapping[str, Any] | Unknown | None, member: str) -> float | Unknown:
    """Return a moment of an answer as Unix seconds; `UNKNOWN` when the answer, or the member, is not there."""
    if answer is None or isinstance(answer, Unknown):
        return UNKNOWN
    told = answer.get(member, UNKNOWN)
    if isinstance(told, str):
        return datetime.fromisoformat(told).timestamp()
    return told if isinstance(told, Unknown) else float(told)

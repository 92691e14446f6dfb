"""
How the front ends of AWS's services speak of refused callers: one family for each protocol, and S3 by itself.

Restates "Common Errors" of each service's API reference, and what clients report of their answers: services of the
json protocols answer 400 to refusals of every kind (reported by users of Logs, KMS, SSM and many more, with the whole
answer), all others 403.
"""

from typing import Final, Literal

from gatewright.wire.models import Service, listed_protocols

Family = Literal["rest-json", "json", "query", "ec2", "s3"]
"""Who speaks alike."""

_STATUS: Final = {"json": 400}


def family_of(service: Service) -> Family:
    """Return the family of a service."""
    listed = listed_protocols(service.model)
    if "rest-xml" in listed:
        return "s3"
    if "ec2" in listed:
        return "ec2"
    if "query" in listed:
        return "query"
    return "json" if "json" in listed else "rest-json"


def usual_status(family: Family) -> int:
    """Return the status with which a family refuses a caller."""
    return _STATUS.get(family, 403)

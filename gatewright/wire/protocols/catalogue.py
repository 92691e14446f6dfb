"""
The protocols that are spoken here, by the names that botocore's models use.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.wire.protocols.ec2 import EC2
from gatewright.wire.protocols.json import JSON
from gatewright.wire.protocols.protocol import Protocol
from gatewright.wire.protocols.query import QUERY
from gatewright.wire.protocols.rest_json import REST_JSON
from gatewright.wire.protocols.rest_xml import REST_XML

PROTOCOLS: Final[Mapping[str, Protocol]] = {
    "rest-json": REST_JSON,
    "json": JSON,
    "query": QUERY,
    "ec2": EC2,
    "rest-xml": REST_XML,
}

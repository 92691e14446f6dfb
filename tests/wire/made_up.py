"""A made-up service that has what the real ones of the samples lack: every place of every kind."""

from typing import Any

from botocore.model import ServiceModel

from gatewright.wire.models import Service
from gatewright.wire.uri import compile_routes

STRINGS = {"type": "list", "member": {"shape": "String"}}
SCALARS = {
    "String": {"type": "string"},
    "Integer": {"type": "integer"},
    "Long": {"type": "long"},
    "Double": {"type": "double"},
    "Boolean": {"type": "boolean"},
    "Blob": {"type": "blob"},
    "Time": {"type": "timestamp"},
    "IsoTime": {"type": "timestamp", "timestampFormat": "iso8601"},
    "HttpTime": {"type": "timestamp", "timestampFormat": "rfc822"},
    "Strings": STRINGS,
    "Times": {"type": "list", "member": {"shape": "Time"}},
    "Map": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "String"}},
    "Lists": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "Strings"}},
    "Status": {"type": "integer"},
}


def at(shape: str, location: str, name: str) -> dict[str, str]:
    """Return a member that stands in another place than the body."""
    return {"shape": shape, "location": location, "locationName": name}


def service(protocol: str, operations: dict[str, Any], shapes: dict[str, Any], **metadata: Any) -> Service:
    """Return a service of one protocol."""
    described = {
        "metadata": {
            "apiVersion": "2026-01-01",
            "endpointPrefix": "made-up",
            "jsonVersion": "1.0",
            "protocol": protocol,
            "protocols": [protocol],
            "serviceId": "Made Up",
            "targetPrefix": "MadeUp",
            "uid": "made-up",
            **metadata,
        },
        "operations": operations,
        "shapes": {**SCALARS, **shapes},
    }
    model = ServiceModel(described, "made-up")
    https = [(name, model.operation_model(name).http) for name in model.operation_names]
    routes = compile_routes((name, http["method"], http["requestUri"]) for name, http in https)
    return Service("made-up", model, routes)


def operation(name: str, uri: str = "/", method: str = "POST", **more: Any) -> dict[str, Any]:
    """Return an operation whose shapes are `Input` and `Output`."""
    return {
        name: {
            "name": name,
            "http": {"method": method, "requestUri": uri},
            "input": {"shape": "Input"},
            "output": {"shape": "Output"},
            **more,
        }
    }


PLACES = service(
    "rest-json",
    operation("PutThing", "/things/{Name}/at/{Path+}?mode=put", "PUT"),
    {
        "Input": {
            "type": "structure",
            "required": ["Name", "Path"],
            "members": {
                "Name": at("String", "uri", "Name"),
                "Path": at("String", "uri", "Path"),
                "Since": at("Time", "querystring", "since"),
                "Ratio": at("Double", "querystring", "ratio"),
                "Deep": at("Boolean", "querystring", "deep"),
                "Which": at("Strings", "querystring", "which"),
                "Rest": at("Lists", "querystring", "rest"),
                "Modified": at("Time", "header", "X-Modified"),
                "Stamps": at("Times", "header", "X-Stamps"),
                "Words": at("Strings", "header", "X-Words"),
                "Count": at("Long", "header", "X-Count"),
                "Extra": at("Map", "headers", "x-extra-"),
                "Body": {"shape": "Blob"},
                "When": {"shape": "IsoTime"},
                "Seen": {"shape": "HttpTime"},
            },
        },
        "Output": {
            "type": "structure",
            "members": {
                "Code": at("Status", "statusCode", "Code"),
                "Modified": at("Time", "header", "X-Modified"),
                "Count": at("Long", "header", "X-Count"),
                "Words": at("Strings", "header", "X-Words"),
                "Name": {"shape": "String", "locationName": "thing_name"},
                "When": {"shape": "IsoTime"},
                "Seen": {"shape": "HttpTime"},
                "Bytes": {"shape": "Blob"},
            },
        },
    },
)

FLAT = service(
    "query",
    operation("ListThings"),
    {
        "FlatStrings": {**STRINGS, "flattened": True},
        "NamedStrings": {"type": "list", "flattened": True, "member": {"shape": "String", "locationName": "Item"}},
        "FlatMap": {"type": "map", "flattened": True, "key": {"shape": "String"}, "value": {"shape": "String"}},
        "NamedMap": {
            "type": "map",
            "key": {"shape": "String", "locationName": "Name"},
            "value": {"shape": "Integer", "locationName": "Number"},
        },
        "Things": {
            "type": "structure",
            "members": {
                "Plain": {"shape": "Strings"},
                "Flat": {"shape": "FlatStrings"},
                "Named": {"shape": "NamedStrings"},
                "Map": {"shape": "Map"},
                "Flattened": {"shape": "FlatMap"},
                "Numbers": {"shape": "NamedMap", "locationName": "TheNumbers"},
                "When": {"shape": "Time"},
                "Bytes": {"shape": "Blob"},
                "Ratio": {"shape": "Double"},
                "Sure": {"shape": "Boolean"},
            },
        },
        "Input": {"type": "structure", "members": {"Things": {"shape": "Things"}, "Flat": {"shape": "FlatStrings"}}},
        "Output": {
            "type": "structure",
            "resultWrapper": "ListThingsResult",
            "members": {"Things": {"shape": "Things"}, "Count": {"shape": "Integer"}},
        },
    },
    xmlNamespace="https://made-up.amazonaws.com/doc/2026-01-01/",
)

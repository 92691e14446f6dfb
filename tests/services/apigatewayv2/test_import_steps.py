"""A definition, part by part."""

from typing import Any

import pytest

from tests.services.api_account import ApiAccount
from tests.services.apigatewayv2.test_imports import BEHIND, body


def paths(**behind: Any) -> dict[str, Any]:
    """Return a path with an integration that is changed so."""
    return {"/pets": {"get": {"x-amazon-apigateway-integration": {**BEHIND, **behind}}}}


def test_the_errors_of_all_parts_are_told_together(apis: ApiAccount) -> None:
    """And what was there stays."""
    apis.route("PUT /pets")
    scheme = {"x-amazon-apigateway-authorizer": {"type": "jwt", "identitySource": "x"}}
    spoilt = body(
        paths={"/a{b": {"get": {}}, **paths(payloadFormatVersion="9")}, components={"securitySchemes": {"t": scheme}}
    )
    told = (
        "Errors found during import:"
        "\n\tUnable to create Authorizer 't': JwtConfiguration must not be null for JWT Authorizer"
        "\n\tUnable to create route 'GET /a{b': One or more path parts appear to be invalid"
        "\n\tUnable to create route 'GET /pets': Unsupported PayloadFormatVersion: 9"
    )

    assert ("BadRequestException", told) == apis.refusal("reimport_api", ApiId="pets", Body=spoilt)
    assert ["PUT /pets"] == [one["RouteKey"] for one in apis.items("get_routes", ApiId="pets")]


@pytest.mark.parametrize(
    "behind",
    [
        {"type": None},
        {"type": "FOO"},
        {"timeoutInMillis": "soon"},
        {"timeoutInMillis": []},
        {"uri": {}},
        {"requestParameters": []},
        {"requestParameters": {"append:header.a": {}}},
        {"responseParameters": {"200": "x"}},
        {"tlsConfig": "x"},
    ],
)
def test_a_value_of_another_type_is_refused(apis: ApiAccount, behind: dict[str, Any]) -> None:
    """A definition is a free text."""
    refused = apis.refusal("import_api", Body=body(paths=paths(**behind)))

    assert refused[1].startswith("Errors found during import:\n\tUnable to create route 'GET /pets': ")


def test_a_route_without_an_integration_leads_nowhere(apis: ApiAccount) -> None:
    """It is there all the same."""
    made = apis.call("import_api", Body=body(paths={"/pets": {"get": {}}}))
    (route,) = apis.items("get_routes", ApiId=made["ApiId"])

    assert "Target" not in route

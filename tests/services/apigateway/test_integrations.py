import pytest

from tests.services.account import Pets

HTTP = {"type": "HTTP", "integrationHttpMethod": "POST", "uri": "http://backend.example/pets"}


def test_mock_is_answered_with_aws_defaults(pets: Pets) -> None:
    """Members as AWS answered them on 2025-07-01."""
    expected = {
        "type": "MOCK",
        "passthroughBehavior": "WHEN_NO_MATCH",
        "timeoutInMillis": 29000,
        "cacheNamespace": pets.resource,
        "cacheKeyParameters": [],
    }
    assert expected == pets.account.call("get_integration", **pets.method)


def test_mock_forgets_where_it_would_have_gone(pets: Pets) -> None:
    """A URI and a verb are taken, and not answered.

    recorded: LocalStack, AWS-validated test_put_integration_validation (2024-06-06) and
    test_integration_mock_with_path_param (2024-11-29).
    """
    given = {"type": "MOCK", "uri": "http://example.com", "integrationHttpMethod": "POST", "credentials": ""}
    put = pets.account.call("put_integration", **pets.method, **given)

    assert not {"uri", "httpMethod", "credentials"} & set(put)


def test_http_goes_over_the_internet(pets: Pets) -> None:
    """Members as AWS answered them on 2023-05-26."""
    put = pets.account.call("put_integration", **pets.method, **HTTP)

    assert ("HTTP", "POST", "http://backend.example/pets", "INTERNET") == (
        put["type"],
        put["httpMethod"],
        put["uri"],
        put["connectionType"],
    )


def test_new_integration_takes_the_place_of_the_old_one(pets: Pets) -> None:
    """A method has one integration."""
    pets.account.call("put_integration", **pets.method, **HTTP)
    pets.account.call("put_integration", **pets.method, type="MOCK")

    assert "uri" not in pets.account.call("get_integration", **pets.method)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"integrationHttpMethod": None}, "Enumeration value for HttpMethod must be non-empty"),
        ({"uri": None}, "Invalid HTTP endpoint specified for URI"),
        ({"uri": "ftp://backend.example"}, "Invalid HTTP endpoint specified for URI"),
        ({"uri": "http://"}, "Invalid HTTP endpoint specified for URI"),
        ({"timeoutInMillis": 49}, "Timeout should be between 50 ms and 29000 ms"),
        ({"timeoutInMillis": 29001}, "Timeout should be between 50 ms and 29000 ms"),
        (
            {"passthroughBehavior": "x"},
            "Invalid PassthroughBehavior specified. Valid options are WHEN_NO_MATCH,WHEN_NO_TEMPLATES,NEVER",
        ),
        (
            {"integrationHttpMethod": "TRACE"},
            "Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY",
        ),
    ],
)
def test_integration_that_cannot_be_is_refused(pets: Pets, params: dict, message: str) -> None:
    """AWS's texts, as far as they are known."""
    refused = pets.account.refusal("put_integration", **pets.method, **{**HTTP, **params})

    assert ("BadRequestException", message) == refused


@pytest.mark.parametrize("uri", ["https://${stageVariables.host}/x", "${stageVariables.url}", "http://[::1]:8080/"])
def test_endpoint_may_hold_stage_variables(pets: Pets, uri: str) -> None:
    """They are filled in when the method is called."""
    assert uri == pets.account.call("put_integration", **pets.method, **{**HTTP, "uri": uri})["uri"]


def test_mapping_reads_what_the_method_declares(pets: Pets) -> None:
    """An undeclared parameter is refused, a declared one is mapped."""
    mapped = {"integration.request.querystring.k": "method.request.querystring.kind"}
    code, _ = pets.account.refusal("put_integration", **pets.method, **HTTP, requestParameters=mapped)
    declare = ("add", "/requestParameters/method.request.querystring.kind", "false")
    pets.account.patch("update_method", declare, **pets.method)
    put = pets.account.call("put_integration", **pets.method, **HTTP, requestParameters=mapped)

    assert ("BadRequestException", mapped) == (code, put["requestParameters"])


def test_members_are_patched(pets: Pets) -> None:
    """Each path of the table changes its member, and the result is checked as a new one."""
    changed = pets.account.patch(
        "update_integration",
        ("replace", "/timeoutInMillis", "1000"),
        ("add", "/requestTemplates/application~1json", "{}"),
        ("replace", "/passthroughBehavior", "NEVER"),
        **pets.method,
    )

    assert (1000, {"application/json": "{}"}, "NEVER") == (
        changed["timeoutInMillis"],
        changed["requestTemplates"],
        changed["passthroughBehavior"],
    )
    assert (
        "BadRequestException"
        == pets.account.patch_refusal("update_integration", ("replace", "/timeoutInMillis", "1"), **pets.method)[0]
    )


def test_empty_list_of_cache_keys_is_shown(pets: Pets) -> None:
    """AWS shows it (recorded)."""
    pets.account.patch("update_integration", ("add", "/cacheKeyParameters", "a"), **pets.method)
    changed = pets.account.patch("update_integration", ("remove", "/cacheKeyParameters", "a"), **pets.method)

    assert [] == changed["cacheKeyParameters"]


def test_deleted_integration_is_gone(pets: Pets) -> None:
    """The method stays."""
    pets.account.call("delete_integration", **pets.method)

    assert "methodIntegration" not in pets.account.call("get_method", **pets.method)


def test_mock_integration_has_no_connection(pets: Pets) -> None:
    """Recorded: LocalStack, AWS-validated test_cfn_with_apigateway_resources (2025-04-11)."""
    put = pets.account.call("put_integration", **pets.method, type="MOCK", connectionType="INTERNET")

    assert "connectionType" not in put

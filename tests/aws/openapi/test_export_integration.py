from gatewright.aws.openapi.export_integration import exported_integration


def test_what_is_usual_is_left_out() -> None:
    """As recorded of AWS: enums in small letters, the response without a pattern is the default."""
    assert {
        "type": "http",
        "httpMethod": "GET",
        "uri": "http://x",
        "responses": {"default": {"statusCode": "200"}, "5..": {"statusCode": "500"}},
        "passthroughBehavior": "when_no_match",
    } == exported_integration(
        {
            "type": "HTTP",
            "httpMethod": "GET",
            "uri": "http://x",
            "connectionType": "INTERNET",
            "timeoutInMillis": 29_000,
            "cacheNamespace": "abc",
            "cacheKeyParameters": [],
            "passthroughBehavior": "WHEN_NO_MATCH",
            "integrationResponses": {
                "200": {"statusCode": "200"},
                "500": {"statusCode": "500", "selectionPattern": "5.."},
            },
        },
        "abc",
    )


def test_what_is_not_usual_is_said() -> None:
    """A shorter time-out, a role, a cache that several resources share."""
    found = exported_integration(
        {
            "type": "AWS",
            "passthroughBehavior": "NEVER",
            "timeoutInMillis": 100,
            "credentials": "arn",
            "cacheNamespace": "shared",
        },
        "abc",
    )

    assert (100, "arn", "never") == (found["timeoutInMillis"], found["credentials"], found["passthroughBehavior"])
    assert "shared" == found["cacheNamespace"]
    assert "responses" not in found

from gatewright.sources.templates.answered_stages import stage_properties


def test_settings_stand_under_their_methods() -> None:
    """Those without a limit are not there."""
    settings = {
        "*/*": {"throttlingRateLimit": 5.0, "throttlingBurstLimit": -1, "loggingLevel": ""},
        "~1pets~1{id}/GET": {"cachingEnabled": True},
    }
    found, remarks = stage_properties({"stageName": "prod", "methodSettings": settings})

    assert remarks == []
    assert found["MethodSettings"] == [
        {"ResourcePath": "/*", "HttpMethod": "*", "ThrottlingRateLimit": 5.0},
        {"ResourcePath": "/pets/{id}", "HttpMethod": "GET", "CachingEnabled": True},
    ]


def test_logs_canaries_and_certificates() -> None:
    """A log group is written; the rest is said."""
    group = {"destinationArn": "arn:aws:logs:eu-west-1:1:log-group:x", "format": "f"}
    stream = {"destinationArn": "arn:aws:firehose:eu-west-1:1:deliverystream/x", "format": "f"}
    logged, nothing = stage_properties({"accessLogSettings": group})
    _, remarks = stage_properties({"accessLogSettings": stream, "canarySettings": {"x": 1}, "clientCertificateId": "c"})

    assert logged["AccessLogSetting"] == {"DestinationArn": group["destinationArn"], "Format": "f"}
    assert nothing == []
    assert len(remarks) == 3

from gatewright.gateway.http_api.deployed import DeployedApi
from gatewright.gateway.websockets.log_documents import log_documents


def test_what_a_stage_logs_in_the_words_of_a_rest_api() -> None:
    """Its access log, and the level of each route."""
    stage = {
        "StageName": "prod",
        "AccessLogSettings": {"DestinationArn": "arn", "Format": "$context.requestId"},
        "DefaultRouteSettings": {"LoggingLevel": "INFO"},
        "RouteSettings": {"join": {"DataTraceEnabled": True}},
    }
    expected = {
        "stageName": "prod",
        "accessLogSettings": {"destinationArn": "arn", "format": "$context.requestId"},
        "methodSettings": {"*/*": {"loggingLevel": "INFO"}, "join": {"loggingLevel": "OFF"}},
    }
    copy = {"Routes": [{"RouteId": "r1", "RouteKey": "$default"}]}

    assert (expected, ({"path": "$default", "id": "r1"},)) == log_documents(DeployedApi(stage, copy))

import pytest

from gatewright.services.apigateway.stage_documents import new_stage
from gatewright.services.apigateway.stage_patches import VALID_PATHS, apply
from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError
from tests.services.account import patches

STAGE = new_stage({"stageName": "dev"}, "d1", 5)


def changed(*operations: tuple[str, str, str | None], stage: Document = STAGE) -> Document:
    """Return the stage after (op, path, value)."""
    return apply(stage, patches(*operations))


def refusal(*operations: tuple[str, str, str | None]) -> str:
    """Return the message with which the operations are refused."""
    with pytest.raises(ServiceError) as caught:
        changed(*operations)
    return caught.value.message


def test_first_setting_comes_with_aws_defaults() -> None:
    """As AWS answered on 2023-09-01, to a patch of caching and burst limit."""
    settings = changed(("replace", "/*/*/caching/enabled", "true"), ("replace", "/*/*/throttling/burstLimit", "123"))

    expected = {
        "cacheDataEncrypted": False,
        "cacheTtlInSeconds": 300,
        "cachingEnabled": True,
        "dataTraceEnabled": False,
        "metricsEnabled": False,
        "requireAuthorizationForCacheControl": True,
        "throttlingBurstLimit": 123,
        "throttlingRateLimit": 10000.0,
        "unauthorizedCacheControlHeaderStrategy": "SUCCEED_WITH_RESPONSE_HEADER",
    }
    assert {"*/*": expected} == settings["methodSettings"]


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/~1pets/GET/throttling/rateLimit", "~1pets/GET"),
        ("/~1pets~1{petId}/GET/throttling/rateLimit", "~1pets~1{petId}/GET"),
        ("/~1/GET/throttling/rateLimit", "~1/GET"),
        ("/pets/GET/throttling/rateLimit", "pets/GET"),
        ("/*/*/throttling/rateLimit", "*/*"),
    ],
)
def test_key_of_a_setting_is_written_as_in_its_path(path: str, key: str) -> None:
    """Resource path and verb, with `~1` for `/`."""
    settings = changed(("replace", path, "2.5"))["methodSettings"]

    assert {key: 2.5} == {name: one["throttlingRateLimit"] for name, one in settings.items()}


@pytest.mark.parametrize(
    ("setting", "value", "member", "expected"),
    [
        ("metrics/enabled", "true", "metricsEnabled", True),
        ("logging/dataTrace", "true", "dataTraceEnabled", True),
        ("logging/loglevel", "ERROR", "loggingLevel", "ERROR"),
        ("caching/ttlInSeconds", "60", "cacheTtlInSeconds", 60),
        ("caching/dataEncrypted", "true", "cacheDataEncrypted", True),
        ("caching/requireAuthorizationForCacheControl", "false", "requireAuthorizationForCacheControl", False),
        (
            "caching/unauthorizedCacheControlHeaderStrategy",
            "FAIL_WITH_403",
            "unauthorizedCacheControlHeaderStrategy",
            "FAIL_WITH_403",
        ),
    ],
)
def test_each_setting_has_its_member(setting: str, value: str, member: str, expected: object) -> None:
    """Path and member differ in AWS's own naming."""
    assert expected == changed(("replace", f"/*/*/{setting}", value))["methodSettings"]["*/*"][member]


def test_own_members_are_patched() -> None:
    """What belongs to the stage itself."""
    stage = changed(
        ("replace", "/deploymentId", "d2"),
        ("replace", "/description", "new"),
        ("replace", "/tracingEnabled", "true"),
        ("replace", "/variables/a", "1"),
        ("add", "/variables/b", "2"),
        ("replace", "/accessLogSettings/destinationArn", "arn:aws:logs:eu-west-1:1:log-group:g:*"),
        ("replace", "/accessLogSettings/format", "$context.requestId\n"),
    )

    assert ("d2", "new", True) == (stage["deploymentId"], stage["description"], stage["tracingEnabled"])
    assert {"a": "1", "b": "2"} == stage["variables"]
    expected = {"destinationArn": "arn:aws:logs:eu-west-1:1:log-group:g", "format": "$context.requestId\n"}
    assert expected == stage["accessLogSettings"]


def test_members_are_removed() -> None:
    """Variables one by one, access log settings and method settings whole."""
    stage = changed(
        ("replace", "/variables/a", "1"),
        ("replace", "/accessLogSettings/format", "x"),
        ("replace", "/~1pets/GET/metrics/enabled", "true"),
    )
    emptied = changed(
        ("remove", "/variables/a", None),
        ("remove", "/accessLogSettings", None),
        ("remove", "/~1pets/GET", None),
        stage=stage,
    )

    assert STAGE == emptied


def test_removed_setting_has_its_default_again() -> None:
    """The other settings of the method stay."""
    stage = changed(("replace", "/*/*/throttling/rateLimit", "5"), ("replace", "/*/*/logging/loglevel", "INFO"))
    fewer = changed(
        ("remove", "/*/*/throttling/rateLimit", None), ("remove", "/*/*/logging/loglevel", None), stage=stage
    )

    assert 10000.0 == fewer["methodSettings"]["*/*"]["throttlingRateLimit"]
    assert "loggingLevel" not in fewer["methodSettings"]["*/*"]


def test_unknown_path_is_refused_with_the_list() -> None:
    """AWS's text with its missing commas, recorded on 2023-09-01."""
    message = refusal(("replace", "/documentation_version", "v2"))

    assert f"Invalid method setting path: /documentation_version. Must be one of: [{VALID_PATHS}]" == message
    assert message.endswith(", /variables/{variable_name}, /tracingEnabled]")
    assert "/throttling/burstLimit/{resourcePath}/{httpMethod}/throttling/rateLimit/{resourcePath}" in message


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        (
            ("remove", "/canarySettings/stageVariableOverrides", None),
            (
                "Cannot remove method setting canarySettings/stageVariableOverrides because there is no method setting "
                "for this method "
            ),
        ),
        (
            ("remove", "/canarySettings/badPath", None),
            "Cannot remove method setting canarySettings/badPath because there is no method setting for this method ",
        ),
        (
            ("add", "/canarySettings/deploymentId", "d"),
            "Invalid add operation with path: /canarySettings/deploymentId",
        ),
        (
            ("replace", "/*/*/logging/loglevel", "LOUD"),
            "Invalid logging level specified: LOUD. Valid options are OFF,ERROR,INFO",
        ),
        (
            ("replace", "/canarySettings/percentTraffic", "150"),
            "Invalid percent traffic specified: 150.0. It must be between 0.0 and 100.0",
        ),
        (
            ("replace", "/*/*/caching/ttlInSeconds", "3601"),
            "Invalid cache TTL specified: 3601. It must be between 0 and 3600",
        ),
    ],
)
def test_patch_that_cannot_be_is_refused(patch: tuple[str, str, str | None], message: str) -> None:
    """The first three were recorded on 2025-05-30."""
    assert message == refusal(patch)


@pytest.mark.parametrize("place", ["/variables", "/canarySettings/stageVariableOverrides"])
def test_names_and_values_of_variables_are_checked(place: str) -> None:
    """Reported by a user of AWS, 2019: a colon in the name; a variable is taken away whatever its name."""
    assert "Invalid stage variable name: a:b.  Please use names with only word characters." == refusal(
        ("replace", f"{place}/a:b", "x")
    )
    assert refusal(("add", f"{place}/a", "")).startswith("Invalid stage variable value: .  ")
    assert refusal(("add", f"{place}/a", None)).startswith("Invalid stage variable value: .  ")
    assert "variables" not in changed(("remove", "/variables/a:b", None), stage={**STAGE, "variables": {"a:b": "x"}})


def test_canary_is_completed() -> None:
    """A patch of one member brings the others (recorded, 2025-05-30)."""
    expected = {"deploymentId": "d1", "percentTraffic": 50.0, "useStageCache": False}
    assert expected == changed(("replace", "/canarySettings/percentTraffic", "50"))["canarySettings"]


def test_canary_that_the_same_patch_makes_is_promoted() -> None:
    """Recorded, 2025-05-30: a share makes a canary of the stage's own deployment."""
    promotion = {"op": "copy", "path": "/deploymentId", "from": "/canarySettings/deploymentId"}
    shown = apply(STAGE, [*patches(("replace", "/canarySettings/percentTraffic", "0.0")), promotion])
    canary = {"deploymentId": "d1", "percentTraffic": 0.0, "useStageCache": False}

    assert ("d1", canary) == (shown["deploymentId"], shown["canarySettings"])


def test_settings_of_one_method_begin_as_those_of_all() -> None:
    """Recorded (test_create_update_stages): a later change of all does not change them."""
    shown = changed(
        ("replace", "/*/*/throttling/burstLimit", "123"),
        ("replace", "/*/*/caching/enabled", "true"),
        ("replace", "/test/GET/throttling/burstLimit", "124"),
        ("replace", "/*/*/throttling/burstLimit", "100"),
    )["methodSettings"]
    every, one = shown["*/*"], shown["test/GET"]

    assert (100, 124, True) == (every["throttlingBurstLimit"], one["throttlingBurstLimit"], one["cachingEnabled"])

from pathlib import Path

import pytest

from gatewright.checks.route.fixes import ADD_THE_METHOD
from tests.patching import DEFINITION, MISSING, SAM, TEMPLATE, call, changed, patches

ADD = ADD_THE_METHOD.text
PREFLIGHT = call(
    "OPTIONS", answer=MISSING, headers={"Origin": "https://shop.example", "Access-Control-Request-Method": "GET"}
)
OPEN = TEMPLATE.replace("ApiKeyRequired: true", "ApiKeyRequired: false")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (OPEN, ["+  GetPetsPost:", "+      HttpMethod: POST"]),
        (
            SAM.replace("ApiKeyRequired: true", "ApiKeyRequired: false"),
            ["+        GetPost:", "+            Method: post"],
        ),
        (
            DEFINITION.replace("      security:\n        - api_key: []\n", "").replace("    post:\n", "    put:\n"),
            ["+    post:", "+      x-amazon-apigateway-integration:"],
        ),
    ],
)
def test_a_method_is_added_as_its_neighbour_is(tmp_path: Path, text: str, lines: list[str]) -> None:
    """With the same integration, and who may call it."""
    found = changed(tmp_path, patches(tmp_path, text, call("POST", answer=MISSING))[ADD])

    assert [line for line in found if line in lines] == lines
    assert not any(line.startswith("-") for line in found)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (TEMPLATE, ["+  GetPetsOptions:", "+      HttpMethod: OPTIONS", "+      AuthorizationType: NONE"]),
        (DEFINITION, ["+    options:", "+      security: []"]),
        (
            SAM,
            ["+        AddApiKeyRequiredToCorsPreflight: false", "+      Cors: \"'https://shop.example'\""],
        ),
    ],
)
def test_a_preflight_is_answered(tmp_path: Path, text: str, lines: list[str]) -> None:
    """Without a key, whatever the API asks of all other methods."""
    (found,) = patches(tmp_path, text, PREFLIGHT).values()

    assert [line for line in changed(tmp_path, found) if line in lines] == lines

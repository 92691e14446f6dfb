import json
from typing import Any

import pytest

from gatewright.aws.openapi.base_path import prefix
from gatewright.aws.openapi.source import read

SWAGGER = {"swagger": "2.0", "basePath": "/base"}
SERVER_VARIABLE = {
    "openapi": "3.0.1",
    "servers": [{"url": "https://x/{basePath}", "variables": {"basePath": {"default": "/base-var"}}}],
}
SERVER_URL = {"openapi": "3.0.1", "servers": [{"url": "https://x/base-url/part/"}, {"url": "https://y/other"}]}


@pytest.mark.parametrize(
    ("definition", "mode", "expected"),
    [
        (SWAGGER, "ignore", ""),
        (SWAGGER, "prepend", "/base"),
        (SWAGGER, "split", ""),
        (SERVER_VARIABLE, "prepend", "/base-var"),
        (SERVER_VARIABLE, "split", ""),
        (SERVER_URL, "ignore", ""),
        (SERVER_URL, "prepend", "/base-url/part"),
        (SERVER_URL, "split", "/part"),
        ({"swagger": "2.0"}, "prepend", ""),
        ({"openapi": "3.0.1", "servers": [{"url": "https://["}]}, "prepend", ""),
        ({"openapi": "3.0.1", "servers": "x"}, "prepend", ""),
    ],
)
def test_base_path_is_ignored_prepended_or_split(definition: dict[str, Any], mode: str, expected: str) -> None:
    """Recorded of AWS for those that say one; a definition without one has none."""
    assert expected == prefix(read(json.dumps(definition).encode()), mode)

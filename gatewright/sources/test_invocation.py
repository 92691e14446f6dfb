"""
The answer of `aws apigateway test-invoke-method`: the lines of the log are one text in it, under `log`.

Alone, or pasted below its command. https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeMethod.html
"""

import json
from typing import Final

from gatewright.model.lazy_pattern import pattern

_LOG: Final = pattern(r"[\"']log[\"']\s*:\s*(?P<text>\"Execution log for request [^\"\\]*(?:\\.[^\"\\]*)*\")")


def log_of_test(text: str) -> str | None:
    """Return the lines of the log that such an answer holds; `None` where the text is none."""
    match = _LOG.search(text)
    if match is None:
        return None
    try:
        found = json.loads(match["text"], strict=False)
    except (ValueError, RecursionError):
        return None
    return str(found)

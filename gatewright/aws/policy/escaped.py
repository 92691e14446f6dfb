r"""How API Gateway shows a resource policy: the document's text with every quote and every slash escaped once more.

Seen in many users' output of `aws apigateway get-rest-apis`: `{\"Version\":...:a1b2c3\/*\/GET\/pets\"...`. Whoever
wants the document reads the text as the inside of a JSON string.
"""

import json


def escaped(text: str) -> str:
    """Return a document's text as reads show it."""
    return json.dumps(text)[1:-1].replace("/", "\\/")


def unescaped(text: str) -> str:
    """Return the document's text; one that was never escaped as it is."""
    if text.lstrip()[:2] != "{\\":
        return text
    try:
        found = json.loads(f'"{text}"', strict=False)
    except ValueError:
        return text
    return str(found)

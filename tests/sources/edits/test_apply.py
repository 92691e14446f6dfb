import json
import random
from textwrap import dedent
from typing import Any

import pytest
import yaml

from gatewright.sources.edits.apply import edited
from gatewright.sources.edits.edit import Append, Edit, Put, Remove
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.tagged_yaml import values

TEMPLATE = dedent("""\
    # The shop.
    Resources:
      Get:  # how pets are read
        Type: 'AWS::ApiGateway::Method'
        Properties:
            RestApiId: !Ref Api
            ApiKeyRequired: true   # since May
            HttpMethod: 'GET'

      Plan:
        Type: "AWS::ApiGateway::UsagePlan"
        Properties:
            ApiStages:
            - ApiId: !Ref Api
              Stage: prod
            # more to come

      Flow: {Type: "X", Properties: {A: [1, 2], B: {}}}
      Policy:
        Statement:
          - Effect: Deny
            Condition: {IpAddress: {"aws:SourceIp": "192.0.2.1"}}
          - Effect: Allow
            Note: |
              two
              lines

      Empty:
      Last: [a]
    """)


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (
            Put(("Resources", "Get", "Properties", "ApiKeyRequired"), False),
            "ApiKeyRequired: true   # since May",
            "ApiKeyRequired: false   # since May",
        ),
        (Put(("Resources", "Get", "Properties", "HttpMethod"), "POST"), "HttpMethod: 'GET'", "HttpMethod: 'POST'"),
        (
            Put(("Resources", "Get", "Properties", "AuthorizationType"), "NONE"),
            "        HttpMethod: 'GET'\n",
            "        HttpMethod: 'GET'\n        AuthorizationType: NONE\n",
        ),
        (
            Append(("Resources", "Plan", "Properties", "ApiStages"), {"ApiId": {"Ref": "Api"}, "Stage": "dev"}),
            "          Stage: prod\n",
            "          Stage: prod\n        - ApiId: !Ref Api\n          Stage: dev\n",
        ),
        (Append(("Resources", "Flow", "Properties", "A"), 3), "A: [1, 2]", "A: [1, 2, 3]"),
        (
            Put(("Resources", "Flow", "Properties", "B", "C"), {"Ref": "Api"}),
            "B: {}",
            "B: {C: !Ref Api}",
        ),
        (
            Append(
                ("Resources", "Policy", "Statement", 0, "Condition", "IpAddress", "aws:SourceIp"), "198.51.100.7/32"
            ),
            '"192.0.2.1"',
            '["192.0.2.1", "198.51.100.7/32"]',
        ),
        (
            Remove(("Resources", "Policy", "Statement", 0)),
            '      - Effect: Deny\n        Condition: {IpAddress: {"aws:SourceIp": "192.0.2.1"}}\n',
            "",
        ),
        (
            Append(("Resources", "Policy", "Statement"), {"Effect": "Allow", "Principal": "*"}),
            "          lines\n",
            '          lines\n      - Effect: Allow\n        Principal: "*"\n',
        ),
        (Put(("Resources", "Empty", "A"), 1), "  Empty:\n", "  Empty:\n    A: 1\n"),
        (Remove(("Resources", "Last")), "  Last: [a]\n", ""),
        (Remove(("Resources", "Last", 0)), "  Last: [a]\n", ""),
        (Remove(("Resources", "Policy", "Statement", 1, "Effect")), "Effect: Allow\n        Note", "Note"),
        (
            Put(("Resources", "New", "Properties", "A"), ["x", "yes"]),
            "  Last: [a]\n",
            '  Last: [a]\n  New:\n    Properties:\n      A:\n        - x\n        - "yes"\n',
        ),
    ],
)
def test_an_edit_of_yaml_changes_what_it_is_about(edit: Edit, old: str, new: str) -> None:
    """Comments, quotes and functions stay, and so does every other line."""
    assert TEMPLATE.replace(old, new) == edited(TEMPLATE, [edit])


JSON = """{
  "Resources": {
    "Get": {"Type": "M", "Properties": {"ApiKeyRequired": true}},
    "Plan": {
      "Stages": [
        {"a": 1}
      ],
      "Keys": []
    }
  }
}
"""


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Put(("Resources", "Get", "Properties", "ApiKeyRequired"), False), "true", "false"),
        (Put(("Resources", "Get", "Properties", "X"), "y"), "true}", 'true, "X": "y"}'),
        (Append(("Resources", "Plan", "Stages"), 2), '{"a": 1}\n', '{"a": 1},\n        2\n'),
        (Append(("Resources", "Plan", "Keys"), "k"), "[]", '[\n        "k"\n      ]'),
        (
            Put(("Resources", "New"), {"A": [1]}),
            '      "Keys": []\n    }\n',
            '      "Keys": []\n    },\n    "New": {\n      "A": [\n        1\n      ]\n    }\n',
        ),
        (Remove(("Resources", "Plan", "Keys")), ',\n      "Keys": []', ""),
        (Remove(("Resources", "Get")), '"Get": {"Type": "M", "Properties": {"ApiKeyRequired": true}},\n    ', ""),
    ],
)
def test_an_edit_of_json_is_written_as_its_neighbours_are(edit: Edit, old: str, new: str) -> None:
    """On a line of its own where theirs are."""
    assert JSON.replace(old, new) == edited(JSON, [edit])


def test_lines_keep_their_ends() -> None:
    """A file of Windows stays one."""
    assert edited("a:\r\n  b: 1\r\nc: 2\r\n", [Put(("a", "d"), 3)]) == "a:\r\n  b: 1\r\n  d: 3\r\nc: 2\r\n"
    assert edited("a: 1", [Put(("b",), 2)]) == "a: 1\nb: 2"


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: &x {b: 1}\nc: *x\n", Put(("a", "b"), 2)),
        ("a: !If [x, y, z]\n", Append(("a",), 1)),
        ("a: !Sub '{}'\n", Put(("a", "b"), 1)),
        ("a:\n  b: 1\n", Append(("a",), 1)),
        ("a: 1\n", Remove(("b",))),
        ("a: [1]\n", Put(("a", 0), 2)),
        ("a: [\n", Put(("a",), 2)),
    ],
)
def test_what_cannot_be_edited_is_left_alone(text: str, edit: Edit) -> None:
    """Nobody is offered a guess."""
    with pytest.raises(DocumentError):
        edited(text, [edit])


def _drawn(chance: random.Random, depth: int = 0) -> Any:
    kind = chance.choice("smmll" if depth < 3 else "s")
    if kind == "m":
        return {chance.choice("abcdefgh"): _drawn(chance, depth + 1) for _ in range(chance.randint(1, 4))}
    if kind == "l":
        return [_drawn(chance, depth + 1) for _ in range(chance.randint(1, 3))]
    return chance.choice(["x", "*", "on", "12", 12, True, None, "a: b", "it's", "{q}", "#no", "é", ""])


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(one for name, each in below for one in _paths(each, (*path, name)))]


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        value = value[part]
    return value


def _text(root: Any, form: str) -> str:
    if form in ("json", "compact"):
        return json.dumps(root, indent=2 if form == "json" else None)
    flow = form == "flow"
    return str(yaml.safe_dump(root, sort_keys=False, allow_unicode=True, default_flow_style=flow, width=10_000))


@pytest.mark.parametrize("form", ["json", "compact", "yaml", "flow"])
def test_what_is_written_is_what_is_read(form: str) -> None:
    """Whatever the document: the text with the edit says what the document with the edit says."""
    chance = random.Random(7)  # no secret
    for _ in range(150):
        root = {"top": _drawn(chance), "other": {"a": 1}}
        text = _text(root, form)
        mappings = [path for path in _paths(root) if isinstance(_at(root, path), dict)]
        lists = [path for path in _paths(root) if isinstance(_at(root, path), list)]
        new = _drawn(chance)
        where = (*chance.choice(mappings), chance.choice(["a", "new"]))
        edits: list[Edit] = [Put(where, new)]
        changed = json.loads(json.dumps(root))
        _at(changed, where[:-1])[where[-1]] = new
        assert changed == values(edited(text, edits)), (text, edits)
        if lists:
            where = chance.choice(lists)
            changed = json.loads(json.dumps(root))
            _at(changed, where).append(new)
            assert changed == values(edited(text, [Append(where, new)])), (text, where, new)

"""JSON that is none, and is taken."""

import pytest

from gatewright.aws.permissive_json import read_permissive


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{ statusCode: 200 }", {"statusCode": 200}),
        ("{statusCode: 200,super{ f}oo: [ba r]}", {"statusCode": 200, "super{ f}oo": ["ba r"]}),
        ("{statusCode: 200, \"value\": 'goog'}", {"statusCode": 200, "value": "goog"}),
        ("{statusCode: 200, foo}: [ba r]}", {"statusCode": 200, "foo}": ["ba r"]}),
        ("{statusCode: 200, foo'}: [ba r]}", {"statusCode": 200, "foo'}": ["ba r"]}),
        ("{statusCode: 200, }foo: [ba r]}", {"statusCode": 200}),
        ("{'statusCode': 200, '': ''}", {"statusCode": 200, "": ""}),
        ('{"statusCode": 200 , }', {"statusCode": 200}),
        ('{"statusCode": 200 ,, }', {"statusCode": 200}),
        ('{"statusCode": 200 , null: null }', {"statusCode": 200, "null": None}),
    ],
)
def test_documents_that_aws_takes(text: str, value: object) -> None:
    """Names and texts need no quotes, commas are free, and what follows the end is not read.

    recorded: LocalStack's unit tests of its MOCK integration, each document tried on AWS (2024-11).
    """
    assert value == read_permissive(text)


@pytest.mark.parametrize(
    "text",
    [
        "{\"statusCode': 200 }",
        "{'statusCode\": 200 }",
        "{'statusCode: 200 }",
        "{statusCode: 200, {foo: [ba r]}",
        "{statusCode: 200, what:{}foo: [ba r]}}",
        '{"statusCode": 200',
        "{a}",
        "{a: :}",
        "{a: [1}",
        "[" * 100_000,
        "{a:" * 100_000,
        r'{"\uzz": 1}',
        "",
    ],
)
def test_documents_that_aws_refuses(text: str) -> None:
    """A quote that is not closed by its own kind, a member without a name, an end that does not come.

    recorded: the first five as above.
    """
    with pytest.raises(ValueError, match=r".+"):
        read_permissive(text)


@pytest.mark.parametrize("text", ["{" + "a:1," * 20_000 + "}", "[" + "'a' " * 30_000 + "]", "'" + r"\n" * 30_000 + "'"])
def test_time_is_bounded(text: str) -> None:
    """A document of very many pieces counts as broken; one long text does not."""
    with pytest.raises(ValueError, match="leniently"):
        read_permissive(text)

    assert "a=1&" * 30_000 == read_permissive("a=1&" * 30_000)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[1 , -2.5, 1e3, true, no,, x y]", [1, -2.5, 1000.0, True, "no", "x y"]),
        (r"'a\n\"\u0041\q'", 'a\n"A'),
        (r"'\ud83d\ude00'", "\U0001f600"),
        ("{a: 1., b: 12345678901234567890}", {"a": 1.0, "b": 12345678901234567890}),
        ("statusCode: 200", "statusCode: 200"),
        ("{a:{b:[{c:null}]}}", {"a": {"b": [{"c": None}]}}),
    ],
)
def test_values(text: str, value: object) -> None:
    """Numbers and words are told from texts; escapes are those of JSON."""
    assert value == read_permissive(text)

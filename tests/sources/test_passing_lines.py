import json

import pytest

from gatewright.sources.access_log import reader, status_of
from gatewright.sources.passing_lines import PassingLines, time_of

CLF = '198.51.100.7 - ann [26/Nov/2026:05:51:26 +0000] "GET /pets HTTP/1.1" 200 23 a'
CSV = "198.51.100.7,-,ann,26/Nov/2026:05:51:26 +0000,GET,/pets,HTTP/1.1,200,23,a"
JSON = '{"requestId":"a","path":"/pets","status":"200","ms":12}'
KEPT = '{"status": "200", "path": "/a", "authorizer.principalId": "ann", "authorizer.requestId": "-"}'
PRINCIPAL = '{"requestId": "a", "path": "/pets", "status": 200, "authorizer.principalId": "-"}'
OWN = "$context.requestId|$context.status|$context.error.message|$context.authorizer.principalId"


def learnt(line: str, form: str | None = None) -> PassingLines:
    """Return what one line teaches."""
    found = PassingLines(form)
    told = reader(form)(line)
    assert told is not None
    found.learn(line.encode(), told)
    return found


@pytest.mark.parametrize(
    ("line", "form", "like"),
    [
        (JSON, None, JSON.replace("/pets", "/orders").replace("12", "3.5").replace('"a"', '"é"')),
        (JSON, None, JSON.replace("200", "304")),
        (PRINCIPAL, None, PRINCIPAL.replace("pets", "orders")),
        ('{"a":{"status":"200","path":"/x"},"b":true}', None, '{"a":{"status":"201","path":"/y"},"b":true}'),
        (CLF, None, CLF.replace("ann", "bob").replace(" 23 a", " - b c=")),
        (KEPT, None, KEPT.replace("ann", "bob")),
        ("a|200|-|-", OWN, "b|204|any thing|-"),
        ("a|200|-|-", OWN, "b|204|-|ann"),
        ("a|200|-|-|-", f"{OWN}|$context.authorizer.requestId", "b|204|-|ann|-"),
        (CSV, None, CSV.replace("ann", "bob") + ",x="),
        ('{"s":"200","p":"/a"}', '{"s":"$context.status","p":"$context.path"}', '{"s":"201","p":"/b"}'),
    ],
)
def test_lines_of_its_form_are_known(line: str, form: str | None, like: str) -> None:
    """Whatever their values; nothing is known before."""
    assert not PassingLines(form).matches(like.encode())
    assert learnt(line, form).matches(like.encode())


@pytest.mark.parametrize(
    ("line", "form", "unlike"),
    [
        (JSON, None, JSON.replace("200", "403")),
        (JSON, None, JSON.replace("200", "-")),
        (JSON, None, JSON.replace("/pets", "/p\tets")),
        (JSON, None, JSON.replace("/pets", '/p\\"ets')),
        (JSON, None, JSON.replace("12", "012")),
        (JSON, None, JSON[:-1]),
        (JSON, None, JSON + "}"),
        (JSON, None, JSON.replace("path", "route")),
        (PRINCIPAL, None, PRINCIPAL.replace('"-"', '"ann"')),
        (CLF, None, CLF.replace(" 200 ", " 500 ")),
        (CSV, None, CSV.replace(",200,", ",403,")),
        (CSV, None, CSV.replace("/pets", "/pets,200")),
        (CSV, None, CSV.replace("/pets", "/pe ts")),
        (CSV, None, f"{CSV},b,c"),
        (CLF, None, CLF.replace("/pets", '/pets" 200 "')),
        ("a|200|-|-", OWN, "b|403|-|-"),
        (KEPT, None, KEPT.replace('"-"', '"r1"')),
        ("a|200|-|-|-", f"{OWN}|$context.authorizer.requestId", "b|204|-|ann|r1"),
        ("a|200|-|-", OWN, "b|200|-"),
    ],
)
def test_what_is_in_doubt_is_no_such_line(line: str, form: str | None, unlike: str) -> None:
    """It is read then."""
    assert not learnt(line, form).matches(unlike.encode())


@pytest.mark.parametrize(
    "line",
    [
        '{"status":"200","path":"/a","more":["/a"]}',
        '{"status":"200","path":"/a","authorizer.principalId":"ann","authorizer.requestId":"r1"}',
        '{"status":"200","path":"/a\\u00e9"}',
    ],
)
def test_what_is_not_so_simple_teaches_nothing_wrong(line: str) -> None:
    """Lists, principals and escapes: every line that is known then is a call that was let through."""
    found = learnt(line)
    for other in (line, line.replace("200", "403")):
        told = reader(None)(other)
        assert told is not None
        assert not found.matches(other.encode()) or status_of(told) == 200


def test_forms_are_learnt_one_after_the_other() -> None:
    """Stages may share a log, up to so many forms."""
    found = PassingLines(None)
    lines = [json.dumps({f"x{number}": "y", "status": "200", "path": "/a"}).encode() for number in range(10)]
    for line in lines:
        told = reader(None)(line.decode())
        assert told is not None
        found.learn(line, told)

    assert [True] * 8 + [False] * 2 == [bool(found.matches(line)) for line in lines]


EPOCH = '{"at":"1764136286000","status":"200","requestTimeEpoch":"%s"}'


@pytest.mark.parametrize(
    ("line", "form", "told"),
    [
        (EPOCH % "1764136286500", None, {"requestTimeEpoch": "1764136286500"}),
        (EPOCH % "-", None, None),
        ('{"requestTime":1764136286500,"status":200}', None, {"requestTimeEpoch": "1764136286500"}),
        (CLF, None, {"requestTime": "26/Nov/2026:05:51:26 +0000"}),
        (JSON, None, None),
        ("26/Nov/2026:05:51:26 +0000|200", "$context.requestTime|$context.status", None),
    ],
)
def test_the_time_is_told_where_the_form_has_one(line: str, form: str | None, told: dict[str, str] | None) -> None:
    """Where only reading tells, nothing is said."""
    found = learnt(line, form).matches(line.encode())

    assert found is not None
    assert told == time_of(found)
    assert not learnt(EPOCH % "1764136286500").matches((EPOCH % "soon").encode())

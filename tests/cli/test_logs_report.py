import io
import json
from pathlib import Path

import pytest
from pyarrow import parquet

from gatewright.cli.main import main

REFUSED = (
    '{"requestId":"a","ip":"198.51.100.7","requestTime":"26/Nov/2026:05:51:26 +0000","httpMethod":"GET",'
    '"resourcePath":"/pets","status":"429","responseType":"THROTTLED","apiKey":"a-very-secret-value-of-a-key"}'
)
PASSED = REFUSED.replace('"429"', '"200"').replace("THROTTLED", "-")
CLF = '198.51.100.7 - - [26/Nov/2026:05:51:26 +0000] "GET /pets HTTP/1.1" {} 23 a'


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return a file with a refused call and another."""
    file = tmp_path / "access.log"
    file.write_text(f"{REFUSED}\n{PASSED}\n", "utf-8")
    return file


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    """Return the report of a run."""
    main(["logs", "report", *arguments, "--format", "json"])
    found: dict = json.loads(capsys.readouterr().out)
    return found


def test_a_log_is_counted(capsys: pytest.CaptureFixture[str], log: Path) -> None:
    """The status tells that a refusal was found."""
    assert 1 == main(["logs", "report", str(log)])
    out = capsys.readouterr().out
    assert out.startswith("2 calls, 1 refused, 1 cause; refused from 2026-11-26T05:51:26Z")
    assert "throttle.rate-exceeded" in out


def test_keys_are_masked(capsys: pytest.CaptureFixture[str], log: Path) -> None:
    """The value of a key is a secret."""
    found = report(capsys, str(log))

    assert [{"api_key": "********-key", "calls": 1}] == found["api_keys"]["rows"]


def test_nothing_refused_is_status_0(capsys: pytest.CaptureFixture[str], log: Path) -> None:
    """And one line."""
    log.write_text(PASSED, "utf-8")

    assert 0 == main(["logs", "report", str(log)])
    assert "1 call, 0 refused, 0 causes\n" == capsys.readouterr().out


def test_what_tells_no_status_is_undecidable(log: Path) -> None:
    """Nobody may take it for a log without refusals."""
    log.write_text('{"requestId":"a","httpMethod":"GET","resourcePath":"/pets"}', "utf-8")

    assert 3 == main(["logs", "report", str(log)])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "expected access logs, got nothing in"),
        (b"\x7fELF\x00\x01\n\x00\x00", "got a program"),
        (b"{\n", "not a line of this access log: `{`; if the stage has a format of its own, name it with --log-format"),
    ],
)
def test_what_is_no_log_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], log: Path, content: bytes, says: str
) -> None:
    """With what was expected."""
    log.write_bytes(content)

    assert 2 == main(["logs", "report", str(log)])
    assert says in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Nothing else is said."""
    assert 2 == main(["logs", "report", str(tmp_path / "none.log")])
    assert "none.log`: there is no such file or folder" in capsys.readouterr().err


def test_a_format_of_its_own_is_read(capsys: pytest.CaptureFixture[str], log: Path) -> None:
    """As the stage has it; one without variables is refused."""
    log.write_text("429|THROTTLED|GET /pets\n200|-|GET /pets\n", "utf-8")
    form = "$context.status|$context.error.responseType|$context.httpMethod $context.resourcePath"

    assert 1 == report(capsys, str(log), "--log-format", form)["refused"]
    assert 2 == main(["logs", "report", str(log), "--log-format", "status"])
    assert 2 == main(["logs", "report", str(log), "--log-format", "$context.status;$context.path"])
    assert "`--log-format` is to be the whole format of the stage" in capsys.readouterr().err


def test_calls_can_be_chosen(capsys: pytest.CaptureFixture[str], log: Path) -> None:
    """By time, by route, and by their leading cause."""
    log.write_text(f"{CLF.format(429)}\n{CLF.format(429).replace('05:51', '06:51')}\n", "utf-8")

    assert 1 == report(capsys, str(log), "--since", "2026-11-26T06:00")["refused"]
    assert 1 == report(capsys, str(log), "--until", "2026-11-26T07:00:00+01:00")["refused"]
    assert 0 == report(capsys, str(log), "--route", "GET /orders")["refused"]
    assert [] == report(capsys, str(log), "--cause", "waf.rule-blocked")["causes"]
    assert 2 == main(["logs", "report", str(log), "--cause", "no.such"])


@pytest.mark.parametrize("arguments", [["--since", "soon"], ["--top", "0"], ["--top", "many"]])
def test_what_cannot_be_is_refused(capsys: pytest.CaptureFixture[str], log: Path, arguments: list[str]) -> None:
    """With what was expected."""
    with pytest.raises(SystemExit, match="2"):
        main(["logs", "report", str(log), *arguments])
    assert "expected a" in capsys.readouterr().err


def test_standard_input_is_read(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """By its usual name."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CLF.format(429).encode())))

    assert 1 == report(capsys, "-")["refused"]


def test_the_report_goes_where_it_is_sent(capsys: pytest.CaptureFixture[str], log: Path, tmp_path: Path) -> None:
    """What could not be read is then said beside it, unless nobody wants to hear."""
    log.write_text(f"{REFUSED}\nrubbish\n", "utf-8")
    file = tmp_path / "report.txt"

    assert 1 == main(["logs", "report", str(log), "--output", str(file)])
    assert file.read_text("utf-8").startswith("1 call, 1 refused")
    assert "line 2: not a line of this access log: `rubbish`; not counted" in capsys.readouterr().err
    assert 1 == main(["logs", "report", str(log), "--quiet"])
    assert ("", "") == capsys.readouterr()


def test_every_verdict_is_a_row_of_a_table(tmp_path: Path, log: Path) -> None:
    """Of the calls that were asked for; secrets are masked there, too."""
    place = tmp_path / "verdicts.parquet"
    assert 1 == main(["logs", "report", str(log), "--to", str(place), "--quiet"])
    (row,) = parquet.read_table(place).to_pylist()

    assert ("a", "GET /pets", 429, "throttle.rate-exceeded", "********-key", str(log), 1) == tuple(
        row[name] for name in ("request_id", "route", "status", "cause", "api_key_id", "origin", "line")
    )
    assert 1 == main(["logs", "report", str(log), "--to", str(place), "--quiet"])
    main(["logs", "report", str(log), "--to", str(place), "--quiet", "--cause", "api-key.missing"])
    assert 0 == parquet.read_table(place).num_rows


def test_where_there_is_no_log_there_is_no_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says why, and so it is where no table can be written."""
    (tmp_path / "a.log").write_text("rubbish", "utf-8")
    assert 2 == main(["logs", "report", str(tmp_path / "a.log"), "--to", str(tmp_path / "v.parquet")])
    assert ["a.log"] == [each.name for each in tmp_path.iterdir()]
    (tmp_path / "a.log").write_text(REFUSED, "utf-8")
    assert 2 == main(["logs", "report", str(tmp_path / "a.log"), "--to", str(tmp_path / "v.csv")])
    assert "expected a name that ends in `.parquet`" in capsys.readouterr().err


def test_the_report_is_a_page(tmp_path: Path, log: Path) -> None:
    """In the reader's language; commands are those of the kind of API."""
    place = tmp_path / "report.html"
    assert 1 == main(["logs", "report", str(log), "--format", "html", "--lang", "es", "--output", str(place)])
    page = place.read_text("utf-8")

    assert page.startswith('<!doctype html>\n<html lang="es">')
    assert "a-very-secret" not in page
    assert "throttle.rate-exceeded" in page
    log.write_text(
        '{"requestId":"a","httpMethod":"GET","routeKey":"GET /","status":"401","message":"Unauthorized"}', "utf-8"
    )
    assert main(["logs", "report", str(log), "--format", "html", "--output", str(place)]) in (1, 3)
    assert "aws apigateway " not in place.read_text("utf-8")


HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"


def test_a_configuration_decides_more(capsys: pytest.CaptureFixture[str], log: Path) -> None:
    """As it does for one call; where the lines do not tell what that takes, it is said."""
    told = {"domainName": HOST, "httpMethod": "GET", "path": "/prod/none", "stage": "prod", "status": "403"}
    log.write_text(json.dumps({**told, "error.message": "Missing Authentication Token"}), "utf-8")

    assert 1 < len(report(capsys, str(log))["causes"][0]["also_possible"])
    found = report(capsys, str(log), "--config", "tests/given/pets")["causes"]
    assert ["route.not-found"] == [each["cause"] for each in found]
    log.write_text(REFUSED, "utf-8")
    assert 1 == main(["logs", "report", str(log), "--config", "tests/given/pets"])
    assert "`--config` decided no call" in capsys.readouterr().err
    log.write_text(json.dumps(told), "utf-8")
    assert 2 == main(["logs", "report", str(log), "--config", "no-such-place"])

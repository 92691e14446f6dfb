"""SARIF for code scanning."""

from dataclasses import replace

from gatewright.doctor.report.sarif import as_sarif
from gatewright.i18n import in_english
from tests.doctor.report.made import ALL, DECIDED, NARROWED, PASSED, UNDECIDED, with_patch


def run(*diagnoses: object) -> dict:
    """Return the one run of the log."""
    log = as_sarif(diagnoses, in_english)  # type: ignore[arg-type]
    assert log["version"] == "2.1.0"
    (found,) = log["runs"]
    return dict(found)


def test_each_refused_call_is_a_result_of_a_rule() -> None:
    """Rules stand once, and results point to them; what passed is none."""
    found = run(*ALL, DECIDED)
    rules = found["tool"]["driver"]["rules"]

    assert 5 == len(found["results"])
    assert len(rules) == len({rule["id"] for rule in rules})
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in found["results"])
    assert [] == run(PASSED)["results"]


def test_a_result_says_how_sure_it_is_and_where_it_was_read() -> None:
    """Error, warning or note; the evidence is its place."""
    results = run(DECIDED, NARROWED, UNDECIDED)["results"]

    assert ["error", "warning", "note"] == [each["level"] for each in results]
    assert ["route.not-found", "gatewright.undecided"] == [results[0]["ruleId"], results[2]["ruleId"]]
    assert "curl.txt" == results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert results[0]["message"]["text"].startswith("No resource of the deployed API has this path.")


def test_a_place_is_a_uri() -> None:
    """A path from the root has its scheme, what a URI forbids is escaped, and a URL stays as it was given."""

    def uri(origin: str) -> str:
        (result,) = run(replace(DECIDED, exchange=replace(DECIDED.exchange, origin=origin)))["results"]
        return str(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])

    assert "file:///var/log/my%20calls.har" == uri("/var/log/my calls.har")
    assert "logs/a%23b.txt" == uri("logs/a#b.txt")
    assert "https://api.example.com/x?y=1" == uri("https://api.example.com/x?y=1")
    assert "-" == uri("")


def test_a_rule_says_why_with_open_places() -> None:
    """GitHub asks each rule for a full description; what differs from call to call stands as a placeholder."""
    for diagnosis in (DECIDED, UNDECIDED):
        (rule,) = run(diagnosis)["tool"]["driver"]["rules"]

        assert rule["fullDescription"]["text"]
        assert "{" not in rule["fullDescription"]["text"]


def test_the_same_refusal_keeps_its_fingerprint() -> None:
    """Another path has another."""

    def fingerprint(diagnosis: object) -> str:
        return str(run(diagnosis)["results"][0]["partialFingerprints"]["call/v1"])

    other = replace(DECIDED, exchange=replace(DECIDED.exchange, path="/prod/other"))
    assert fingerprint(DECIDED) == fingerprint(replace(DECIDED, exchange=replace(DECIDED.exchange, origin="else")))
    assert fingerprint(DECIDED) != fingerprint(other)


def test_an_editor_is_offered_the_change_of_a_file() -> None:
    """Line by line; where there is none, nothing is offered."""
    (result,) = run(with_patch(DECIDED))["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]

    region = {"startLine": 7, "startColumn": 1, "endLine": 8, "endColumn": 1}
    expected = [{"deletedRegion": region, "insertedContent": {"text": "  a: 2\n"}}]
    assert ({"uri": "shop.yaml"}, expected) == (change["artifactLocation"], change["replacements"])
    assert "fixes" not in run(DECIDED)["results"][0]

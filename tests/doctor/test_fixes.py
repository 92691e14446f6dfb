"""The fixes of a cause for one call; and that nothing that a caller sent can act in a shell."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.checks.api_key import missing
from gatewright.doctor.fixes import PLACEHOLDER, command, in_full, kind, looks, open_command, remedied
from gatewright.doctor.report.html import as_html
from gatewright.doctor.report.text import as_text
from gatewright.engine.catalogue import CAUSES
from gatewright.engine.decide import walk
from gatewright.i18n import in_english
from gatewright.model.outcome import Deny
from gatewright.model.request import Headers, Request
from tests import http_apis
from tests.casebook import request, world
from tests.checks.presence import PETS, known
from tests.doctor.evidence import FORBIDDEN, HOST, KEY_IN_NO_PLAN, MISSING_TOKEN, alone, call, with_pets

TEMPLATES = [
    template
    for cause in CAUSES.values()
    for template in (*(fix.command for fix in cause.fixes), *(confirm.command for confirm in cause.confirm))
    if template
]
NASTY = [
    "'; echo x>pwned; '",
    "`echo>pwned`",
    "$(echo>pwned)",
    "prod&echo>pwned",
    "prod&&echo>pwned",
    "x;>pwned",
    "x|tee",
    "x\n>pwned\n",
    '"; >pwned; "',
    "\\'; >pwned; '",
    "'\"'\"'; >pwned; '\"'\"'",
    "{a,--b}",
    "--cli-input-json",
    "-o/tmp/x",
    "a b",
    "a\tb",
    "~root",
    "*",
    "?",
    "-",
    "",
    "#",
    "!!",
    "<(>pwned)",
]


WRITTEN = {"truststore.pem"}
"""What commands of ours write, whatever the value."""


def filled(template: str, value: str) -> str | None:
    """Return the template with every placeholder standing for the same value."""
    return command(template, {name[1:-1]: value for name in PLACEHOLDER.findall(template)})


def words_of(line: str) -> list[str]:
    """Return the words and operators that a shell would see."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    return list(lexer)


@pytest.mark.parametrize("value", NASTY)
def test_no_shell_ever_acts_on_a_value(value: str, tmp_path: Path) -> None:
    """Pasted into a shell, no printed command of any cause runs anything that the caller's value names."""
    lines = [line for template in TEMPLATES for line in (filled(template, value), opened(template, value)) if line]
    lines = [re.sub(r"<[a-z-]+>", "not-told", line) for line in lines]
    stand_ins = "aws() { :; }; curl() { :; }; openssl() { :; }; dig() { :; }; nslookup() { :; }\n"
    subprocess.run(
        ["/bin/sh", "-c", stand_ins + "\n".join(lines)], cwd=tmp_path, env={"PATH": ""}, check=False, timeout=20
    )

    assert {file.name for file in tmp_path.iterdir()} <= WRITTEN


def opened(template: str, value: str) -> str:
    """Return the template as a look shows it."""
    return open_command(template, {name[1:-1]: value for name in PLACEHOLDER.findall(template)})


@given(st.text(max_size=12), st.sampled_from(TEMPLATES))
def test_a_value_never_becomes_more_than_a_part_of_one_word(value: str, template: str) -> None:
    """However a value reads, the shell sees as many words and operators as with a harmless one."""
    line = filled(template, value)
    if line is None:
        return

    assert len(words_of(line)) == len(words_of(str(filled(template, "harmless"))))


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_command_can_be_filled(template: str) -> None:
    """Ordinary values leave no command out: the guard does not refuse what it should print."""
    line = filled(template, "prod")

    assert line is not None
    assert not PLACEHOLDER.search(line)


def test_an_origin_with_shell_code_gets_no_command() -> None:
    """A preflight with a hostile Origin is explained, and its command is withheld."""
    hostile = "https://x'; rm -rf ~; '"
    asked = {"Origin": hostile, "Access-Control-Request-Method": "GET"}
    diagnosis = with_pets(call("OPTIONS", "/prod/pets", MISSING_TOKEN, asked))

    fixes = diagnosis.findings[0].fixes
    assert diagnosis.findings[0].cause.id == "route.preflight-refused"
    assert [fix.command for fix in fixes] == [None for _ in fixes]
    assert "rm -rf" not in as_text([diagnosis], in_english)


@pytest.mark.parametrize("stage", ["prod&reboot", "`reboot`", "$(reboot)", "x;reboot", "{a,b}", "--debug"])
def test_a_stage_name_with_shell_code_gets_no_bare_command(stage: str) -> None:
    """What stands outside quotes is stricter: the fix that would create such a stage is said without a command."""
    diagnosis = with_pets(call("GET", f"/{stage}/pets", MISSING_TOKEN))
    fixes = [fix for finding in diagnosis.findings for fix in finding.fixes if fix.command]

    assert not [fix.command for fix in fixes if stage in str(fix.command) and "'" not in str(fix.command)]


def test_an_api_id_with_shell_code_gets_no_command_anywhere() -> None:
    """The local form of an address names the API in the path: nothing of it reaches a printed command."""
    diagnosis = alone(call("GET", "/_aws/execute-api/x;reboot/prod", FORBIDDEN, host="localhost"))
    text = as_text([diagnosis], in_english)

    assert not [
        line for line in text.splitlines() if "x;reboot" in line and line.lstrip().startswith(("aws ", "curl "))
    ]


def test_a_value_within_quotes_may_hold_more() -> None:
    """A path with braces stands in single quotes as it is, and nowhere else."""
    assert command("curl '{url}'", {"url": "https://a/{b}?c=1&d"}) == "curl 'https://a/{b}?c=1&d'"
    assert command("curl {url}", {"url": "https://a/{b}?c=1&d"}) is None
    assert command("curl '{url}' {url}", {"url": "https://a/?c&d"}) is None


def test_a_value_that_nobody_told_gives_no_command() -> None:
    """`?` and `-` stand for what is not known; such a command would not run."""
    assert command("aws x {stage}", {"stage": "?"}) is None
    assert command("aws x {stage}", {}) is None
    assert command(None, {}) is None
    assert open_command("aws x {rest_api_id}", {"rest_api_id": "?"}) == "aws x <rest-api-id>"


def test_a_value_that_looks_like_a_placeholder_stays() -> None:
    """All values are filled at once: one may look like the name of another."""
    values = {"path": "/{stage}", "stage": "prod"}

    assert command("curl '{path}' {stage}", values) == "curl '/{stage}' prod"


def test_a_fix_is_proven_by_deciding_the_call_again() -> None:
    """The proven fix's own request is allowed under the same configuration."""
    configuration = world("pets").configuration()
    request = Request(method="POST", host=HOST, path="/prod/orders", headers=Headers((("Host", HOST),)))
    decision = walk(request, configuration)
    assert decision.denial is not None
    fixes = list(remedied(decision.call, decision.denial))

    proven = [fix for fix in fixes if fix.request is not None and fix.proven is not False]
    assert proven
    assert all(walk(fix.request, configuration).outcome != "denied" for fix in proven if fix.request)


def test_a_fix_that_does_not_let_the_call_pass_is_not_offered() -> None:
    """With every key disabled there is no good key to send, so nobody is told to send one."""
    off = {f"key {name}": {"enabled": False} for name in ("shop", "closed-branch", "newcomer", "tester")}
    diagnosis = with_pets(call("POST", "/prod/orders", MISSING_TOKEN), off)

    assert not [fix for each in diagnosis.findings for fix in each.fixes if "good for this stage" in fix.text.text]


def test_of_two_faults_the_first_is_fixed_and_the_second_named() -> None:
    """Where no fix is enough by itself, the one that leads on is offered, and says to what."""
    off = {"key newcomer": {"enabled": False}, **{f"key {name}": {"enabled": False} for name in ("shop", "tester")}}
    diagnosis = with_pets(call("POST", "/prod/orders", FORBIDDEN, {"x-api-key": KEY_IN_NO_PLAN}), off)

    (fix,) = diagnosis.findings[0].fixes
    assert (fix.proven, None if fix.then is None else fix.then.id) == (False, "api-key.in-no-usage-plan")
    assert "refused for this: The API key that came is in no usage plan." in as_text([diagnosis], in_english)
    assert "refused for this: The API key that came is in no usage plan." in as_html([diagnosis], in_english)


def undeployed(**saved: str) -> list[tuple[str, bool | None]]:
    """Return the last fix of an unsigned call whose deployed method wants a signature."""
    change = {"method GET /pets": {"authorizationType": "AWS_IAM"}, "saved GET /pets": {"authorizationType": "NONE"}}
    change["saved GET /pets"] |= saved
    decision = walk(request(PETS), world("pets", change).configuration())
    assert decision.denial is not None
    assert "iam.signature-missing" == decision.denial.cause.id
    return [(in_english(fix.text.text), fix.proven) for fix in remedied(decision.call, decision.denial)][-1:]


def test_what_the_saved_api_would_let_in_may_be_deployed() -> None:
    """Beside the refusal's own fixes, and only where that is proven."""
    assert [
        ("The saved API would let this call in, and was changed after the stage was deployed: deploy it.", True)
    ] == (undeployed())
    assert "deploy it" not in undeployed(authorizationType="AWS_IAM")[0][0]


def test_a_fix_may_have_a_command_of_its_own_for_http_apis() -> None:
    """A deployment makes the stage of a REST API; that of an HTTP API has to be created (documented)."""
    decision = http_apis.walked("GET /prdo/pets", http_apis.configuration(stages=[{"StageName": "prod"}]))
    assert decision.denial is not None
    *_, last = remedied(decision.call, decision.denial)

    made = f"aws apigatewayv2 create-stage --api-id {http_apis.API_ID} --stage-name 'prdo' --auto-deploy"
    assert made == last.command


def test_a_websocket_api_has_the_commands_of_v2() -> None:
    """It answers as REST APIs do, and is configured as HTTP APIs are."""
    known = http_apis.configuration(api={"ProtocolType": "WEBSOCKET"}, stages=[{"StageName": "prod"}])
    decision = http_apis.walked("GET /prdo", known)
    assert decision.denial is not None
    commands = [fix.command for fix in remedied(decision.call, decision.denial)]

    assert ("REST", "HTTP") == (decision.denial.by, kind(decision.call, decision.denial))
    made = f"aws apigatewayv2 create-stage --api-id {http_apis.API_ID} --stage-name 'prdo' --auto-deploy"
    assert [None, made] == commands


def test_without_a_call_only_general_fixes_are_said() -> None:
    """A fix whose sentence names something of the call is left out when no call is known."""
    fixes = list(remedied(None, Deny(missing.CAUSE, ())))

    assert all(fix.proven is None and fix.request is None for fix in fixes)
    assert all(not PLACEHOLDER.search(fix.text.render()) for fix in fixes)


def test_a_look_says_what_is_not_known_by_name() -> None:
    """A command to confirm a cause always shows; gaps stand as `<their-name>`."""
    found = list(looks(missing.CAUSE.confirm, {"rest_api_id": "a1b2c3d4e5", "deployment_id": "?"}))

    assert [look.permission for look in found] == [confirm.permission for confirm in missing.CAUSE.confirm]
    assert "--rest-api-id a1b2c3d4e5 --deployment-id <deployment-id>" in found[0].command


def test_a_fallback_is_said_where_nothing_before_it_is_proven() -> None:
    """And where nobody knows anything."""
    alone_texts = [fix.text.text for fix in remedied(None, Deny(missing.CAUSE, ()))]
    told = with_pets(call("POST", "/prod/orders", FORBIDDEN)).findings[0]
    fallback = (
        "Send an API key of a usage plan that has this stage in the x-api-key header; its owner can give you one."
    )

    assert told.cause.id == "api-key.missing"
    assert [fix.proven for fix in told.fixes] == [True, True]
    assert fallback not in [fix.text.text for fix in told.fixes]
    assert fallback in alone_texts


def test_a_refusal_tells_of_the_authorizer_whose_check_was_unsure() -> None:
    """The method that was called names it; without one, and without a call, there is nothing to add."""
    denial = Deny(missing.CAUSE, (), {"stage": "prod"})
    named = known(change={"method GET /pets": {"authorizationType": "CUSTOM", "authorizerId": "au7h0r"}})

    assert in_full(None, denial) is denial
    assert in_full(known(), denial) is denial
    assert in_full(named, denial).values["authorizer_id"] == "au7h0r"
    assert in_full(named, denial).values["stage"] == "prod"

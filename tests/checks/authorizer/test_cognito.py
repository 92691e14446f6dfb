"""The authorizer of a user pool."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.authorizer.answers import TOKEN_EXPIRED, UNAUTHORIZED
from gatewright.checks.authorizer.cognito import OF_COGNITO, cognito
from gatewright.model.outcome import Ask, Deny, Pass, Unsure
from gatewright.model.question import FetchKeys, KeySet, KeysUnavailable
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from tests.checks.authorizer.pool_calls import AUTHORIZER, calling, outcome
from tests.checks.presence import ids
from tests.tokens import ACCESS_CLAIMS, CLIENT, ID_CLAIMS, ISSUER, KID, NOON, by_public_key, signed, unsigned

ID_TOKEN = signed(ID_CLAIMS)
ACCESS_TOKEN = signed(ACCESS_CLAIMS)
SCOPES = ("pets/write", "pets/read")


def refused(call: Any, authorizer: Any = AUTHORIZER, **how: Any) -> tuple[str, Any, str, str]:
    """Return cause, answer, claim and what came of a refusal."""
    said = outcome(call, authorizer, **how)
    assert isinstance(said, Deny)
    return said.cause.id, said.answered, said.values["claim"], said.values["came"]


@pytest.mark.parametrize("written", [ID_TOKEN, f"Bearer {ID_TOKEN}", f"bearer  {ID_TOKEN}", f"{ID_TOKEN} "])
def test_an_id_token_opens_a_method_without_scopes(written: str) -> None:
    """With or without `Bearer`; the claims go on to the back end as texts."""
    said = outcome(calling(written))

    assert isinstance(said, Pass)
    assert said.call is not None
    assert said.call.authorized is not None
    claims = said.call.authorized.claims  # type: ignore[union-attr]  # it passed
    assert (claims["cognito:username"], claims["auth_time"]) == ("ada", str(NOON - 60))
    assert claims["exp"] == "Thu Jan 15 12:59:00 UTC 2026"
    assert said.call.authorized.principal_id is None  # type: ignore[union-attr]  # it passed


def test_an_access_token_opens_a_method_with_one_of_its_scopes() -> None:
    """One suffices."""
    assert isinstance(outcome(calling(ACCESS_TOKEN, scopes=SCOPES)), Pass)


@pytest.mark.parametrize("written", [None, "", "Bearer ", "Bearer   ", " "])
def test_a_missing_token_is_the_identity_source_missing(written: str | None) -> None:
    """Whether the header is absent or says nothing."""
    assert refused(calling(written))[:2] == ("authorizer.identity-source-missing", UNAUTHORIZED)


def test_the_token_is_read_from_the_header_that_the_authorizer_names() -> None:
    """In any letter case, and from no other."""
    elsewhere = replace(AUTHORIZER, identity_sources=("method.request.header.X-Token",))

    assert isinstance(outcome(calling(ID_TOKEN, header="x-token"), elsewhere), Pass)
    assert refused(calling(ID_TOKEN), elsewhere)[0] == "authorizer.identity-source-missing"


@pytest.mark.parametrize(
    ("token", "claim", "came"),
    [
        ("allow", "token", "1 part"),
        ("Basic YWRhOmFkYQ==", "token", "1 part"),
        (unsigned(ID_CLAIMS), "alg", "none"),
        (by_public_key(ID_CLAIMS), "alg", "HS256"),
        (signed(ID_CLAIMS, key="stranger"), "signature", "another"),
        (signed(ID_CLAIMS, kid="gone"), "kid", "gone"),
        (signed({**ID_CLAIMS, "iss": "https://issuer.example"}), "iss", "https://issuer.example"),
        (signed({**ID_CLAIMS, "iss": ISSUER + "/"}), "iss", ISSUER + "/"),
        (signed({name: value for name, value in ID_CLAIMS.items() if name != "iss"}), "iss", "-"),
        (signed({**ID_CLAIMS, "nbf": NOON + 1}), "nbf", str(NOON + 1)),
        (signed({**ID_CLAIMS, "exp": NOON}, key="stranger"), "signature", "another"),
    ],
)
def test_a_token_that_is_not_the_pools_is_invalid(token: str, claim: str, came: str) -> None:
    """The answer is the same for all; the evidence says which claim."""
    assert refused(calling(token)) == ("authorizer.token-invalid", UNAUTHORIZED, claim, came)


@pytest.mark.parametrize(
    ("token", "scopes"),
    [(signed({**ID_CLAIMS, "exp": NOON}), ()), (signed({**ACCESS_CLAIMS, "exp": NOON - 1}), SCOPES)],
)
def test_an_expired_token_has_an_answer_of_its_own(token: str, scopes: tuple[str, ...]) -> None:
    """At the very second it is over."""
    cause, answer, claim, _ = refused(calling(token, scopes=scopes))

    assert (cause, answer, claim) == ("authorizer.token-invalid", TOKEN_EXPIRED, "exp")


@pytest.mark.parametrize(
    ("token", "scopes", "came"),
    [(ACCESS_TOKEN, (), "access"), (ID_TOKEN, SCOPES, "id"), (signed({**ID_CLAIMS, "token_use": 1}), (), "1")],
)
def test_the_other_kind_of_token_is_refused(token: str, scopes: tuple[str, ...], came: str) -> None:
    """An access token where no scopes are, an ID token where some are."""
    assert refused(calling(token, scopes=scopes)) == ("authorizer.token-type-wrong", UNAUTHORIZED, "token_use", came)


def test_an_access_token_without_the_scopes_is_refused() -> None:
    """Scopes are compared whole."""
    token = signed({**ACCESS_CLAIMS, "scope": "pets pets/rea openid"})

    assert refused(calling(token, scopes=SCOPES)) == (
        "authorizer.scope-missing",
        UNAUTHORIZED,
        "scope",
        "pets pets/rea openid",
    )


@pytest.mark.parametrize(
    ("expression", "passes"), [(CLIENT, True), ("1example.*", True), ("1example", False), ("(((", False)]
)
def test_the_expression_must_match_the_whole_audience(expression: str, passes: bool) -> None:
    """One that cannot be read matches nothing."""
    narrowed = replace(AUTHORIZER, validation_expression=expression)
    said = outcome(calling(ID_TOKEN), narrowed)

    assert isinstance(said, Pass) is passes
    assert passes or refused(calling(ID_TOKEN), narrowed)[0] == "authorizer.identity-source-missing"


def test_an_expression_refuses_every_access_token() -> None:
    """It has no `aud` (documented)."""
    narrowed = replace(AUTHORIZER, validation_expression=".*")

    assert refused(calling(ACCESS_TOKEN, scopes=SCOPES), narrowed)[0] == "authorizer.identity-source-missing"


def test_keys_are_asked_for_only_of_a_pool_that_the_authorizer_names() -> None:
    """Nobody makes the gateway fetch from an address of his choice."""
    other = signed({**ID_CLAIMS, "iss": "http://169.254.169.254/latest"})

    assert cognito(calling(ID_TOKEN), AUTHORIZER) == Ask(FetchKeys(ISSUER, KID))
    assert isinstance(cognito(calling(other), AUTHORIZER), Deny)
    assert isinstance(cognito(calling("allow"), AUTHORIZER), Deny)


@pytest.mark.parametrize("keys", [KeysUnavailable("nobody answers"), KeySet("<html>"), KeySet('{"keys": []}')])
def test_without_keys_nobody_passes(keys: Any) -> None:
    """Closed, with the reason in the evidence."""
    cause, answer, claim, _ = refused(calling(ID_TOKEN), keys=keys)

    assert (cause, answer, claim) == ("authorizer.token-invalid", UNAUTHORIZED, "kid")


def test_why_there_are_no_keys_stands_in_the_values() -> None:
    """So that the log can tell it."""
    said = outcome(calling(ID_TOKEN), keys=KeysUnavailable("nobody answers"))

    assert isinstance(said, Deny)
    assert said.values["expected"] == "a key of the issuer: nobody answers"


def test_the_token_stands_in_no_evidence() -> None:
    """Neither whole nor its signature."""
    for token in (signed(ID_CLAIMS, key="stranger"), "allow", signed({**ID_CLAIMS, "exp": 1})):
        said = outcome(calling(token))
        assert token.rpartition(".")[2] not in repr(said)


# --- what nobody told -------------------------------------------------------------------------------------------------


def test_an_unread_token_may_be_refused_for_all_that_a_pool_refuses_for() -> None:
    """Where nobody tells the authorizer, or shows the header, every refusal is possible."""
    hidden = calling(ID_TOKEN)
    hidden = replace(hidden, request=replace(hidden.request, headers=Headers((), withheld=True)))
    everything = [cause.id for cause in OF_COGNITO]

    assert ids(outcome(calling(ID_TOKEN), UNKNOWN)) == everything
    assert ids(outcome(hidden)) == everything


def test_unknown_keys_leave_only_the_signature_open() -> None:
    """What the claims say stays possible beside it."""
    assert ids(outcome(calling(ID_TOKEN), keys=UNKNOWN)) == ["authorizer.token-invalid"]
    assert ids(outcome(calling(ACCESS_TOKEN), keys=UNKNOWN)) == [
        "authorizer.token-type-wrong",
        "authorizer.token-invalid",
    ]
    assert ids(outcome(calling(ID_TOKEN), keys=True)) == ["authorizer.token-invalid"]


def test_unknown_keys_do_not_save_a_token_that_fails_otherwise() -> None:
    """An expired token is refused for the same cause whatever the keys are."""
    assert refused(calling(signed({**ID_CLAIMS, "exp": 1})), keys=UNKNOWN)[0] == "authorizer.token-invalid"
    assert refused(calling(unsigned(ID_CLAIMS)), keys=UNKNOWN)[0] == "authorizer.token-invalid"


def test_unknown_scopes_leave_the_kind_of_token_open() -> None:
    """Either kind may be the wrong one."""
    said = outcome(calling(ID_TOKEN, scopes=UNKNOWN))

    assert ids(said) == ["authorizer.token-invalid", "authorizer.token-type-wrong", "authorizer.scope-missing"]


def test_unknown_time_leaves_the_expiry_open() -> None:
    """And says that it is the time that lacks."""
    said = outcome(calling(ID_TOKEN, received_at=0.0))

    assert isinstance(said, Unsure)
    assert [gap.subject for gap in said.missing] == ["request.received_at"]

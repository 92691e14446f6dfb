from dataclasses import replace

from gatewright.aws.authorizer_context import authorizer_variable, authorizer_variables
from gatewright.aws.context_variables import Context, view
from gatewright.model.authorizer import Authorized
from gatewright.model.call import Call
from gatewright.model.unknown import UNKNOWN
from tests.checks.presence import known

BY_A_POOL = Authorized(claims={"sub": "ada", "cognito:groups": "a,b"})
BY_A_FUNCTION = Authorized(principal_id="me", context={"tier": "gold", "status": "x"})


def said(authorized: Authorized | None) -> Call:
    """Return a call of which an authorizer said this."""
    return replace(known(), authorized=authorized)


def test_claims_are_read_by_name() -> None:
    """As texts and as a map."""
    call = said(BY_A_POOL)

    assert authorizer_variable(call, "claims.cognito:groups") == "a,b"
    assert authorizer_variable(call, "claims.email") is None
    assert authorizer_variables(call) == {"claims": {"sub": "ada", "cognito:groups": "a,b"}}
    assert Context(call=call).get("authorizer.claims.sub") == "ada"


def test_what_a_function_said_is_read_by_name() -> None:
    """Beside the principal."""
    call = said(BY_A_FUNCTION)

    assert Context(call=call).get("authorizer.principalId") == "me"
    assert Context(call=call).get("authorizer.tier") == "gold"
    assert authorizer_variables(call) == {"principalId": "me", "tier": "gold", "status": "x"}


def test_templates_see_maps_within_maps() -> None:
    """`$context.authorizer.claims.sub` and `$context.authorizer.tier`, beside what the phase came to."""
    by_a_pool, by_a_function = view(Context(call=said(BY_A_POOL))), view(Context(call=said(BY_A_FUNCTION)))

    assert by_a_pool["authorizer"] == {"claims": dict(BY_A_POOL.claims), "latency": 0, "status": 200}
    assert by_a_function["authorizer"] == {"principalId": "me", "tier": "gold", "latency": 0, "status": 200}


def test_the_phase_variables_stand_over_a_functions_own() -> None:
    """By either way to them: `$context.authorizer.status` is the phase's."""
    context = Context(call=said(BY_A_FUNCTION))

    assert context.get("authorizer.status") == "200"
    assert view(context)["authorizer"]["status"] == 200  # type: ignore[index]  # a map within the map


def test_without_an_authorizer_there_is_nothing() -> None:
    """Nor where nobody told what it said."""
    for authorized in (None, UNKNOWN):
        call = replace(known(), authorized=authorized)
        assert authorizer_variable(call, "principalId") is None
        assert authorizer_variables(call) == {}
        assert Context(call=call).get("authorizer.claims.sub") is None

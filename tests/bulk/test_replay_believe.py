"""What a witness knows from the log."""

from gatewright.bulk.replay_believe import Believed
from gatewright.bulk.replay_inputs import inputs
from gatewright.bulk.replay_judge import judged
from gatewright.bulk.replay_logged import Logged, logged
from gatewright.bulk.replay_stand_ins import StandIn
from gatewright.checks.throttle import rate_exceeded
from gatewright.model.outcome import Deny, Pass, Unsure
from gatewright.model.principal import Caller, Principal
from gatewright.model.unknown import Unknown
from tests.bulk.replaying import ANN, line, refused
from tests.bulk.test_replay_decided import DOOR, IAM, USER_POOL
from tests.casebook import world

CALLER = Principal(caller=Caller(kind="user", arn=ANN, account="111122223333"))


def call(log: dict[str, str]) -> Logged:
    """Return the call of a line."""
    found = logged(log)
    assert isinstance(found, Logged)
    return found


def test_who_signed_is_whom_the_log_names() -> None:
    """The signature is not looked at again."""
    one = call(line(identity_userArn=ANN))
    decision = judged(one.request, world("pets", IAM).configuration(), Believed(one, CALLER))

    assert decision.call.principal == CALLER
    assert next(step.outcome for step in decision.trace if step.check == "iam") == Pass()


def test_what_let_the_call_pass_establishes_what_it_did() -> None:
    """A token was good; what an authorizer returned has a stand-in, or stays unknown."""
    passed = frozenset({"authorizer"})
    one = call(line())
    pool = judged(one.request, world("pets", USER_POOL).configuration(), Believed(one, None, passed=passed))
    door = world("pets", DOOR).configuration()
    untold = judged(one.request, door, Believed(one, None, passed=passed))
    stood_in = judged(one.request, door, Believed(one, None, StandIn(authorizer="{}"), passed))

    assert (pool.outcome, pool.call.authorized is None) == ("allowed", False)
    assert isinstance(untold.call.authorized, Unknown)
    assert not isinstance(stood_in.call.authorized, Unknown | None)
    assert stood_in.call.authorized.policy == "{}"


def test_a_check_that_reads_something_else_is_not_settled() -> None:
    """That it let the call pass before says nothing of it then."""
    one = call(line())
    then = Believed(one, None, passed=frozenset({"authorizer", "authorize"}))
    judged(one.request, world("pets").configuration(), then)
    now = Believed(one, None, passed=then.passed, then=then.before)
    decision = judged(one.request, world("pets", DOOR).configuration(), now)

    assert inputs("authorizer", then.before["authorizer"]) != inputs("authorizer", now.before["authorizer"])
    assert decision.outcome == "undetermined"


def test_a_limit_that_refused_refuses_again() -> None:
    """Where it is another one, nobody knows."""
    one = call(refused("THROTTLED", "429"))
    configuration = world("pets").configuration()
    denial = Deny(rate_exceeded.CAUSE, ())
    again = judged(one.request, configuration, Believed(one, None, refused={"throttle": denial}))
    other = judged(one.request, configuration, Believed(one, None, refused={"throttle": denial}, then={}))

    said = [next(step.outcome for step in one.trace if step.check == "throttle") for one in (again, other)]
    assert said[0] == denial
    assert isinstance(said[1], Unsure)

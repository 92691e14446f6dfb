"""What may stand where nobody tells."""

from gatewright.bulk.replay_stand_ins import ALLOWS, DENIES, SILENT, StandIn, of_authorizers, of_callers, untold
from gatewright.model.principal import Caller, NamedPolicy, Principal

STRANGER = Principal(caller=Caller(kind="user", arn="arn:aws:iam::111122223333:user/zoe", account="111122223333"))


def test_a_policy_allows_denies_or_is_silent() -> None:
    """One of three things, of an authorizer as of a caller."""
    assert [one.authorizer for one in of_authorizers()] == [ALLOWS, SILENT, DENIES]
    assert {one.identity for one in of_callers()} == {ALLOWS, SILENT, DENIES}


def test_only_what_is_untold_is_put_in_place() -> None:
    """What is known of a caller stays."""
    known = Principal(caller=STRANGER.caller, identity_policies=(NamedPolicy("p", ALLOWS),), boundary=None)

    assert untold(STRANGER) == {"identity_policies", "boundary", "session_policies", "scps"}
    assert untold(known) == {"session_policies", "scps"}
    placed = StandIn(identity=DENIES, session=SILENT).of(known, untold(known))
    assert (placed.identity_policies, placed.scps) == (known.identity_policies, ())
    assert placed.session_policies == (NamedPolicy("session", SILENT),)

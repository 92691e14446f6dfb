from gatewright.model.principal import Caller, Principal
from gatewright.services.callers import Calling, root
from gatewright.services.sts.callers import principal
from gatewright.store.iam_answers import GLOBAL
from tests.services.account import ACCOUNT
from tests.services.iam.people import INVOKE, People


def _principal(people: People, caller: Calling | None = None) -> Principal:
    with people.store.reading(ACCOUNT, GLOBAL) as documents:
        return principal(documents, people.operation({}, caller))


def test_key_finds_whose_it_is(people: People) -> None:
    """A user with his policies, a session with its issuer's, the root user with none."""
    people.user("ann")
    people.iam("put_user_policy", UserName="ann", PolicyName="p", PolicyDocument=INVOKE)
    caller = people.key_of("ann")
    token = people.sts("get_session_token", caller)["Credentials"]["AccessKeyId"]
    user = _principal(people, caller)
    session = _principal(people, Calling(account_id=ACCOUNT, arn=caller.arn, user_id=caller.user_id, key_id=token))

    assert (user.identity_policies, "user", True) == (
        session.identity_policies,
        session.caller.kind,
        isinstance(session.caller.issued_at, int),
    )
    assert isinstance(_principal(people).caller, Caller)
    assert root(ACCOUNT).arn == _principal(people).caller.arn

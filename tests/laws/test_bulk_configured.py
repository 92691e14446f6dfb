"""Law 8, with a configuration: calls that are equal for the group are equal for the doctor."""

from collections.abc import Mapping
from random import Random

from hypothesis import event, given, settings
from hypothesis import strategies as st

from gatewright.bulk.verdict import Verdict
from gatewright.cli.log_verdicts import ByConfiguration
from gatewright.sources.errors import EvidenceError
from tests.laws.logs import line as any_line
from tests.laws.test_replay import World, line, truth, two_scenes

_VALUES: Mapping[str, tuple[str, ...]] = {
    "path": ("/v1/pets", "/v1/pets/1", "/v1/pets/2", "/v1/orders", "/v1/none/1", "/v1/none/2", "/v1", "/x/pets"),
    "httpMethod": ("GET", "POST", "DELETE", "OPTIONS"),
    "identity.sourceIp": ("198.51.100.7", "203.0.113.9", "10.0.0.1", "-"),
    "identity.apiKeyId": ("-", "k1", "k2"),
    "identity.userAgent": ("curl/8", "Mozilla/5.0"),
    "identity.userArn": ("-", "arn:aws:iam::111122223333:user/ann", "arn:aws:iam::111122223333:user/bob"),
    "requestId": ("a", "b"),
    "requestTimeEpoch": ("1768478400000", "1768478461000", "1800000000000"),
    "status": ("403", "404", "429"),
}


def alike(chance: Random, told: Mapping[str, str]) -> Mapping[str, str]:
    """Return another call to the same place."""
    changed = dict(told)
    for name in chance.sample(sorted(_VALUES), k=chance.randrange(1, 4)):
        if name in told:
            changed[name] = chance.choice((told[name], *_VALUES[name]))
    stage = told["path"].split("/")[1] if "/" in told["path"] else ""
    if stage and chance.random() < 0.8:
        changed["path"] = changed["path"].replace("/v1", f"/{stage}", 1)
    if chance.random() < 0.3:
        changed |= {
            name: value for name, value in any_line(chance).items() if name.startswith(("error.", "authorizer."))
        }
    return changed


def verdict(by: ByConfiguration, told: Mapping[str, str]) -> Verdict | str:
    """Return the verdict on a line by itself, or what keeps it from having one."""
    try:
        return by.decide(told)
    except EvidenceError:
        return "unreadable"


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_a_group_has_one_verdict(seed: int) -> None:
    """Whatever the account: one call of a group is decided for all of them."""
    chance = Random(seed)
    whole, _ = two_scenes(seed)
    first = line(whole, truth(whole))
    by = ByConfiguration(lambda _: World(whole), whole=True)
    found: dict[object, Verdict | str] = {}
    for told in (first, *(alike(chance, first) for _ in range(12))):
        group, said = by.group(told), verdict(by, told)
        event("met again" if group in found else "new")
        assert said == found.setdefault(group, said)

import pytest

from gatewright.services.apigateway.limits import OF_AN_API, OF_THE_ACCOUNT, check
from gatewright.wire.errors import ServiceError
from tests.services.account import ACCOUNT, REGION, Account, Pets

LIMITS = [(kind, ("pets",)) for kind in OF_AN_API] + [(kind, ()) for kind in OF_THE_ACCOUNT]


@pytest.mark.parametrize(("kind", "above"), LIMITS)
def test_no_more_than_the_quota(account: Account, kind: str, above: tuple[str, ...]) -> None:
    """One less is good; those of another API, or of another kind, do not count."""
    most, name = (OF_AN_API if above else OF_THE_ACCOUNT)[kind]
    with account.store.transaction(ACCOUNT, REGION) as documents:
        for number in range(most - 1):
            documents.put(kind, *above, str(number), document={})
        documents.put(kind, *(("toys",) if above else ()), "other", document={})
        documents.put("other", *above, "other", document={})
        if above:
            check(documents, kind, *above)
            documents.put(kind, *above, "last", document={})
        with pytest.raises(ServiceError) as caught:
            check(documents, kind, *above)

    assert ("LimitExceededException", 429) == (caught.value.code, caught.value.status)
    assert caught.value.message.startswith(f"Maximum number of {name} for ")
    assert caught.value.message.endswith(f"Please contact AWS if you need additional {name}.")


def test_eleventh_stage_is_refused(pets: Pets) -> None:
    """By creating it, and by deploying to it; a deployment to one that is there is good."""
    deployment = pets.deploy("stage0")
    for number in range(1, 10):
        pets.account.call("create_stage", restApiId="pets", stageName=f"stage{number}", deploymentId=deployment)
    created = pets.account.refusal("create_stage", restApiId="pets", stageName="more", deploymentId=deployment)
    deployed = pets.account.refusal("create_deployment", restApiId="pets", stageName="more")
    pets.deploy("stage9")

    text = "Maximum number of stages for this API has been reached. Please contact AWS if you need additional stages."
    assert [("LimitExceededException", text)] * 2 == [created, deployed]

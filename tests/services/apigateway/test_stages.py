from tests.services.account import Pets


def test_created_stage_serves_its_deployment(pets: Pets) -> None:
    """The answer is what `get_stage` answers from then on."""
    created = pets.account.call("create_stage", restApiId="pets", stageName="prod", deploymentId=pets.deploy(None))

    assert created == pets.account.call("get_stage", restApiId="pets", stageName="prod")


def test_stage_that_exists_is_refused(pets: Pets) -> None:
    """A name stands once."""
    names = {"restApiId": "pets", "stageName": "dev", "deploymentId": pets.deploy()}

    assert ("ConflictException", "Stage already exists") == pets.account.refusal("create_stage", **names)


def test_names_differ_in_letter_case(pets: Pets) -> None:
    """`dev` and `Dev` are two stages."""
    deployment_id = pets.deploy()
    pets.account.call("create_stage", restApiId="pets", stageName="Dev", deploymentId=deployment_id)

    assert 2 == len(pets.account.call("get_stages", restApiId="pets")["item"])


def test_unknown_deployment_is_refused(pets: Pets) -> None:
    """Neither a new stage nor a patched one may serve what is not there."""
    pets.deploy()
    names = {"restApiId": "pets", "stageName": "dev"}
    created = pets.account.refusal("create_stage", restApiId="pets", stageName="x", deploymentId="no")
    patched = pets.account.patch_refusal("update_stage", ("replace", "/deploymentId", "no"), **names)

    assert ("BadRequestException", "Deployment id does not exist") == created == patched


def test_documentation_version_is_refused(pets: Pets) -> None:
    """What cannot exist cannot be named."""
    names = {"restApiId": "pets", "stageName": "x", "deploymentId": pets.deploy()}

    assert "BadRequestException" == pets.account.refusal("create_stage", **names, documentationVersion="v1")[0]


def test_stages_are_found_by_their_deployment(pets: Pets) -> None:
    """Recorded, 2026-02-11."""
    first, second = pets.deploy("one"), pets.deploy("two")
    found = [
        [one["stageName"] for one in pets.account.call("get_stages", restApiId="pets", deploymentId=wanted)["item"]]
        for wanted in (first, second)
    ]

    assert [["one"], ["two"]] == found


def test_update_moves_the_date(pets: Pets) -> None:
    """`lastUpdatedDate` is when the patch came."""
    pets.deploy()
    pets.account.now += 60
    patch = ("replace", "/description", "new")
    changed = pets.account.patch("update_stage", patch, restApiId="pets", stageName="dev")

    assert (1_767_225_600, 1_767_225_660) == (changed["createdDate"], changed["lastUpdatedDate"])


def test_refused_patch_leaves_the_stage(pets: Pets) -> None:
    """All patches of a call are applied, or none."""
    pets.deploy()
    names = {"restApiId": "pets", "stageName": "dev"}
    before = pets.account.call("get_stage", **names)
    pets.account.patch_refusal("update_stage", ("replace", "/description", "x"), ("replace", "/no", "x"), **names)

    assert before == pets.account.call("get_stage", **names)


def test_deleted_stage_is_in_no_plan(pets: Pets) -> None:
    """A usage plan names only stages that exist."""
    pets.deploy()
    plan = pets.account.call("create_usage_plan", name="gold", apiStages=[{"apiId": "pets", "stage": "dev"}])
    pets.account.call("delete_stage", restApiId="pets", stageName="dev")

    assert [] == pets.account.call("get_usage_plan", usagePlanId=plan["id"])["apiStages"]
    assert "NotFoundException" == pets.account.refusal("get_stage", restApiId="pets", stageName="dev")[0]


def test_flush_of_the_cache_is_for_a_stage_that_is_there(pets: Pets) -> None:
    """As of any operation on a stage."""
    pets.deploy()

    assert {} == pets.account.call("flush_stage_cache", restApiId="pets", stageName="dev")
    assert ("NotFoundException", "Invalid Stage identifier specified") == pets.account.refusal(
        "flush_stage_cache", restApiId="pets", stageName="no"
    )


def test_stage_shows_a_certificate_that_is_there(pets: Pets) -> None:
    """One of the account; another is refused (inferred: the words are those of the certificate's own operations)."""
    pets.deploy()
    made = pets.account.call("generate_client_certificate")["clientCertificateId"]
    names = {"restApiId": "pets", "stageName": "dev"}
    wrong = ("replace", "/clientCertificateId", "no")

    assert "NotFoundException" == pets.account.patch_refusal("update_stage", wrong, **names)[0]
    changed = pets.account.patch("update_stage", ("replace", "/clientCertificateId", made), **names)
    assert made == changed["clientCertificateId"]


def test_canary_of_an_unknown_deployment_is_refused(pets: Pets) -> None:
    """Recorded, 2025-05-30: whether the stage is made with it or gets it later."""
    pets.deploy("dev")
    deployment = pets.account.call("get_stage", restApiId="pets", stageName="dev")["deploymentId"]
    made = pets.account.refusal(
        "create_stage",
        restApiId="pets",
        stageName="prod",
        deploymentId=deployment,
        canarySettings={"deploymentId": "unknown"},
    )
    patch = [{"op": "replace", "path": "/canarySettings/deploymentId", "value": "unknown"}]
    patched = pets.account.refusal("update_stage", restApiId="pets", stageName="dev", patchOperations=patch)

    assert ("BadRequestException", "Deployment id does not exist") == made == patched

from pathlib import Path

from tests.patching import JOINED, TEMPLATE, VALUE, call, changed, patches

WITH_KEY = call(headers={"x-api-key": VALUE})


def test_the_stage_joins_the_plan(tmp_path: Path) -> None:
    """By reference, since the template declares it; the plan has the name that the template gives it."""
    found = patches(tmp_path, TEMPLATE + JOINED, WITH_KEY)["Add the stage to the usage plan Plan."]

    expected = ["+      ApiStages:", "+        - ApiId: !Ref Api", "+          Stage: !Ref Stage"]
    assert expected == changed(tmp_path, found)
    assert (None, None) == (found.then, found.note)


def test_the_key_joins_a_plan(tmp_path: Path) -> None:
    """A plan that has the stage, or a new one."""
    staged = TEMPLATE.replace("basic\n", "basic\n      ApiStages: [{ApiId: !Ref Api, Stage: !Ref Stage}]\n")
    joined = next(iter(patches(tmp_path, staged, WITH_KEY).values()))
    (made,) = patches(tmp_path, TEMPLATE, WITH_KEY).values()

    assert "+  KeyInPlan:" in changed(tmp_path, made)
    assert "+  ApiPlan:" in made.diff.splitlines()
    assert "+      UsagePlanId: !Ref Plan" in joined.diff.splitlines()


def test_a_key_is_enabled_and_its_value_stays_unseen(tmp_path: Path) -> None:
    """The next line holds it: so none is shown around."""
    text = (TEMPLATE + JOINED).replace("Enabled: true", "Enabled: false")
    text = text.replace("basic\n", "basic\n      ApiStages: [{ApiId: !Ref Api, Stage: !Ref Stage}]\n")
    found = patches(tmp_path, text, WITH_KEY)["Enable the key Key."]

    assert ["-      Enabled: false", "+      Enabled: true"] == found.diff.splitlines()[3:]

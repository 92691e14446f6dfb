from gatewright.aws.openapi.definition import Definition, MethodDefinition


def test_what_is_not_said_is_empty() -> None:
    """A definition of a name and nothing else asks for nothing else."""
    found = Definition(api={"name": "x"})

    assert ((), (), (), (), ()) == (found.paths, found.models, found.authorizers, found.methods, found.warnings)
    assert (None, ()) == (MethodDefinition(path="/", verb="GET", put={}).integration, found.documentation)

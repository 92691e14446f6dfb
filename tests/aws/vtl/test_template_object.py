"""Objects that templates may use."""

from gatewright.aws.vtl import compile_template
from gatewright.aws.vtl.template_object import TemplateObject


class Greeter(TemplateObject):
    """Says hello."""

    def __init__(self) -> None:
        self.methods = {("greet", 1): lambda _run, name: f"hello {name}"}

    def property(self, name: str) -> object:
        return "friendly" if name == "mood" else None


def test_only_what_is_offered_is_reached() -> None:
    """A template reaches the methods and properties that an object offers, and no attribute of it."""
    source = "$g.greet('x') $g.mood $g.methods $g.greet() $g.property('mood')"

    assert "hello x friendly $g.methods $g.greet() $g.property('mood')" == compile_template(source).render(
        {"g": Greeter()}
    )

import importlib
import pkgutil
import re

import pytest

import gatewright
from gatewright.model.lazy_pattern import pattern


def test_a_pattern_answers_as_a_compiled_one() -> None:
    """Every method, asked for once or twice, is that of the compiled pattern, flags and all."""
    lazy, compiled = pattern("(A)b", re.IGNORECASE), re.compile("(A)b", re.IGNORECASE)

    for _ in range(2):
        assert compiled.sub("x", "ab AB c") == lazy.sub("x", "ab AB c")
        assert compiled.findall("ab AB c") == lazy.findall("ab AB c")
        assert (compiled.pattern, compiled.groups, None) == (lazy.pattern, lazy.groups, lazy.fullmatch("c"))


def test_a_pattern_that_is_none_says_so_at_its_first_use() -> None:
    """As `re.compile` would have said it."""
    lazy = pattern("(")

    with pytest.raises(re.error):
        lazy.search("")


def test_every_pattern_of_the_project_compiles() -> None:
    """None of them waits for its first use to turn out broken."""
    found = 0
    for module in pkgutil.walk_packages(gatewright.__path__, "gatewright."):
        if module.name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if type(value) is type(pattern("")):
                assert value.groups >= 0
                found += 1

    assert found > 0

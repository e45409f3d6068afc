"""An index for the tests that ask for candidates."""

from tests.matching.conftest import index

__all__ = ["index"]

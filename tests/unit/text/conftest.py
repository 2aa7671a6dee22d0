"""What the tests of the text engine share."""

import pytest

from elnet.text.syntax import standard_syntax_table


@pytest.fixture(scope="session")
def standard():
    """Return one standard syntax table that no test changes."""
    return standard_syntax_table()

"""README tells how many cases there are and which differences are accepted."""

from tests.conformance.summary import README, summary


def test_readme_has_the_current_summary() -> None:
    assert summary() in README.read_text(encoding="utf-8"), "run python -m tests.conformance.summary --write"

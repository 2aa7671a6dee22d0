"""Without the package `cryptography' connections are as safe; what takes the package says so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.record import SECURE
from tests.support.programs import needs
from tests.support.tls_peers import peers

ROOT = Path(__file__).parents[2]
pytestmark = needs("openssl")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    hidden = tmp_path_factory.mktemp("hidden")
    (hidden / "cryptography.py").write_text("raise ImportError\n")
    path = os.pathsep.join(filter(None, (str(hidden), str(ROOT), os.environ.get("PYTHONPATH"))))
    with peers(tmp_path_factory.mktemp("certificates")) as found:
        yield os.environ | found | {"PYTHONPATH": path}


def said(environment: dict[str, str], form: str) -> str:
    """Return what elnet prints for FORM."""
    command = [sys.executable, "-m", "elnet", "--batch", "-l", str(SECURE / "common.el"), "--eval", f"(prin1 {form})"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout + done.stderr


def test_a_good_certificate_is_accepted(environment: dict[str, str]) -> None:
    assert said(environment, '(process-status (open-tls "good"))') == "open"


@pytest.mark.parametrize("peer", ["self", "expired", "elsewhere"])
def test_a_bad_certificate_is_refused(environment: dict[str, str], peer: str) -> None:
    assert "The connection to localhost is refused" in said(environment, f'(open-tls "{peer}")')


def test_reading_certificates_takes_the_package(environment: dict[str, str]) -> None:
    told = said(environment, '(error-of (lambda () (gnutls-peer-status (open-tls "good"))))')
    assert told == '(error "The Python package cryptography is needed to read certificates")'


def test_the_lists_tell_what_there_is(environment: dict[str, str]) -> None:
    form = "(list (gnutls-ciphers) (mapcar #'car (gnutls-macs)) (and (memq 'ciphers (gnutls-available-p)) t))"
    assert said(environment, form) == "(nil (MD5 SHA224 SHA512 SHA384 SHA256 SHA1) nil)"
    told = said(environment, '(error-of (lambda () (gnutls-symmetric-encrypt \'AES-128-CBC "k" "i" "x")))')
    assert told == '(error "The Python package cryptography is needed for ciphers")'

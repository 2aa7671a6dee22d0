"""Certificates for tests, made by the `openssl` command: one that is trusted, one that is not, one for another name."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple


class Certificates(NamedTuple):
    """The pairs of files; each certificate vouches for itself."""

    localhost: tuple[str, str]
    stranger: tuple[str, str]
    expired: tuple[str, str]


def make_certificates(folder: Path) -> Certificates:
    """Make certificates in FOLDER."""
    return Certificates(
        _make(folder, "localhost", "DNS:localhost,IP:127.0.0.1", 30),
        _make(folder, "stranger", "DNS:stranger.invalid", 30),
        _make(folder, "expired", "DNS:localhost", -1),
    )


def _make(folder: Path, name: str, names: str, days: int) -> tuple[str, str]:
    """Make a certificate that is valid for DAYS from now, or from so many days ago until then."""
    certificate, key = str(folder / f"{name}.pem"), str(folder / f"{name}.key")
    request, extensions = str(folder / f"{name}.req"), folder / f"{name}.ext"
    extensions.write_text(f"subjectAltName={names}\n")
    new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key]
    _openssl("req", "-new", *new_key, "-subj", f"/CN={name}", "-out", request)
    _openssl(
        "x509", "-req", "-in", request, "-signkey", key, "-days", str(days), "-extfile", str(extensions), "-out", certificate
    )
    return certificate, key


def _openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True, timeout=30)

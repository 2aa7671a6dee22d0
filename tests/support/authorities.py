"""An authority, one below it, and the certificates they sign, made by the `openssl` command: PEM files with their keys."""

from __future__ import annotations

import subprocess
from pathlib import Path

_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
_DAYS = "3650"


def make_chain(folder: Path) -> None:
    """Make authority.pem and good, expired, elsewhere, client, self and chain .pem and .key in FOLDER, unless they are there.

    `good' is for localhost and 127.0.0.1, signed by the authority, `chain' by one below it that comes with it; `self' has
    signed itself.
    """
    if (folder / "done").exists():
        return
    _self_signed(folder, "authority", "/O=Test/CN=Authority", "basicConstraints=critical,CA:TRUE")
    _signed(folder, "good", "/C=DE/O=Test/CN=localhost", "subjectAltName=DNS:localhost,IP:127.0.0.1", _DAYS)
    _signed(folder, "expired", "/CN=localhost", "subjectAltName=DNS:localhost", "-1")
    _signed(folder, "elsewhere", "/CN=elsewhere.invalid", "subjectAltName=DNS:elsewhere.invalid", _DAYS)
    _signed(folder, "client", "/CN=client", "subjectAltName=DNS:client", _DAYS)
    _self_signed(folder, "self", "/CN=localhost", "subjectAltName=DNS:localhost")
    _signed(folder, "below", "/O=Test/CN=Below", "basicConstraints=critical,CA:TRUE", _DAYS)
    _signed(folder, "chain", "/CN=localhost", "subjectAltName=DNS:localhost", _DAYS, by="below")
    with (folder / "chain.pem").open("a") as opened:
        opened.write((folder / "below.pem").read_text())
    (folder / "done").touch()


def _self_signed(folder: Path, name: str, subject: str, extension: str) -> None:
    files = ("-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem")
    _openssl("req", "-x509", *_KEY, "-subj", subject, "-addext", extension, "-days", _DAYS, *files)


def _signed(folder: Path, name: str, subject: str, extension: str, days: str, by: str = "authority") -> None:
    request, extensions = folder / f"{name}.req", folder / f"{name}.ext"
    extensions.write_text(extension + "\n")
    _openssl("req", "-new", *_KEY, "-subj", subject, "-keyout", folder / f"{name}.key", "-out", request)
    issuer = ("-CA", folder / f"{by}.pem", "-CAkey", folder / f"{by}.key", "-CAcreateserial")
    _openssl("x509", "-req", "-in", request, *issuer, "-days", days, "-extfile", extensions, "-out", folder / f"{name}.pem")


def _openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True, timeout=30)

"""TLS of processes where Emacs hangs, asks, crashes or has nothing: refusals, mute peers, servers, helpers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from elnet import Interpreter, LispError
from tests.process.record import SECURE
from tests.support.leaks import no_leaks
from tests.support.programs import needs
from tests.support.tls_peers import peers

pytestmark = [
    needs("openssl"),
    pytest.mark.timeout(60),
]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with peers(tmp_path_factory.mktemp("certificates")) as found:
        yield found


@pytest.fixture
def lisp(places: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Interpreter]:
    for name, value in (places | {"TMPDIR": str(tmp_path)}).items():
        monkeypatch.setenv(name, value)
    with no_leaks():
        interpreter = Interpreter()
        try:
            interpreter.load(SECURE / "common.el")
            interpreter.eval_string(SERVER)
            yield interpreter
        finally:
            interpreter.close()


SERVER = """
(defun serve (&rest parameters)
  "Return a TLS server on a free port that answers in capitals; PARAMETERS are more of its TLS parameters."
  (make-network-process :name "server" :server t :host "127.0.0.1" :family 'ipv4 :service t :noquery t :coding 'binary
                        :log (lambda (_server process message) (push (list (process-name process) message) notes))
                        :filter (lambda (process text) (process-send-string process (upcase text)))
                        :tls-parameters (cons 'gnutls-x509pki (append parameters (own-keys "good")))))
(defun own-keys (name)
  "Return the TLS parameters to show the certificate NAME."
  (list :keylist (list (list (certificate (concat name ".key")) (certificate (concat name ".pem"))))))
(defun call-on (server &rest parameters)
  "Return a TLS connection to SERVER, or the error; PARAMETERS are those of `open-network-stream'."
  (error-of (lambda () (apply #'open-network-stream "client" nil "localhost" (process-contact server :service)
                              :type 'tls :coding 'binary parameters))))
(defun ask (process text)
  "Send TEXT to PROCESS and return the answer."
  (let ((answer ""))
    (set-process-filter process (lambda (_process more) (setq answer (concat answer more))))
    (process-send-string process text)
    (wait-for (lambda () (>= (length answer) (length text))))
    answer))
"""


def shown(lisp: Interpreter, form: str) -> str:
    printed = lisp.eval_string(f'(format "%S" {form})')
    return str(getattr(printed, "text", printed))


# What is refused


@pytest.mark.parametrize(
    ("peer", "reason"),
    [("self", "self-signed"), ("expired", "expired"), ("elsewhere", "does not match hostname")],
)
def test_a_bad_certificate_is_refused_with_a_clear_error(lisp: Interpreter, peer: str, reason: str) -> None:
    with pytest.raises(LispError) as signal:
        lisp.eval_string(f'(open-network-stream "c" nil "localhost" (port "{peer}") :type \'tls)')
    assert "The connection to localhost is refused" in str(signal.value)
    assert reason in str(signal.value)
    assert shown(lisp, "(process-list)") == "nil"


@pytest.mark.parametrize("peer", ["self", "expired", "elsewhere"])
def test_with_a_return_list_the_refusal_is_told_instead_of_signalled(lisp: Interpreter, peer: str) -> None:
    told = shown(lisp, f'(open-network-stream "c" nil "localhost" (port "{peer}") :type \'tls :return-list t)')
    assert told.startswith("(nil :greeting nil :capabilities nil :type plain :error")
    assert "is refused" in told


def test_an_authority_nobody_knows_is_refused(lisp: Interpreter) -> None:
    lisp.eval_string("(setq gnutls-trustfiles nil)")
    assert "untrusted authority" in shown(lisp, '(open-tls "good")')


def revocations(folder: Path, path: Path, names: list[str]) -> None:
    """Write to PATH the list, signed by the authority in FOLDER, in which the certificates NAMES are revoked."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization

    def certificate(name: str) -> x509.Certificate:
        return x509.load_pem_x509_certificate((folder / f"{name}.pem").read_bytes())

    now = datetime.now(UTC)
    revoked = [
        x509.RevokedCertificateBuilder().serial_number(certificate(name).serial_number).revocation_date(now).build()
        for name in names
    ]
    builder = x509.CertificateRevocationListBuilder(certificate("authority").subject, now, now + timedelta(1), [], revoked)
    key = serialization.load_pem_private_key((folder / "authority.key").read_bytes(), None)
    path.write_bytes(builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))  # type: ignore[arg-type]


@pytest.mark.parametrize(("names", "answer"), [(["good", "client"], "revoked"), (["client"], "#<process")])
def test_a_revoked_certificate_is_refused(
    lisp: Interpreter, places: dict[str, str], tmp_path: Path, names: list[str], answer: str
) -> None:
    revocations(Path(places["CERTIFICATES"]), tmp_path / "revoked.pem", names)
    lisp.eval_string(f'(setq gnutls-crlfiles (list "{tmp_path}/*.pem"))')
    assert answer in shown(lisp, '(open-tls "good")')


@pytest.mark.parametrize("kind", ["starttls", "network"])
def test_starttls_to_a_bad_certificate_is_refused(lisp: Interpreter, kind: str) -> None:
    assert "is refused" in shown(lisp, f'(open-mail "mail-self" :type \'{kind})')
    told = shown(lisp, f'(open-mail "mail-self" :type \'{kind} :return-list t)')
    assert told.startswith('(nil :greeting "220 peer ESMTP')
    assert ":type tls" in told
    assert shown(lisp, "(process-list)") == "nil"


def test_starttls_that_must_be_but_cannot_is_an_error(lisp: Interpreter) -> None:
    assert "STARTTLS is wanted" in shown(lisp, '(open-mail "mail-plain" :type \'starttls)')
    assert "STARTTLS is wanted" in shown(lisp, '(open-mail "mail-busy" :type \'starttls :return-list t)')


def test_a_connection_that_is_not_encrypted_is_refused_if_the_program_minds(lisp: Interpreter) -> None:
    told = shown(lisp, '(open-mail "mail-plain" :type \'network :warn-unless-encrypted t :return-list t)')
    assert "not secure enough" in told


def test_what_was_encrypted_once_must_stay_so(lisp: Interpreter) -> None:
    lisp.eval_string('(end (open-mail "mail" :type \'starttls))')
    assert "(nil " in shown(lisp, '(open-mail "mail" :type \'network :success nil :return-list t)')


def test_a_remembered_condition_is_accepted(lisp: Interpreter) -> None:
    lisp.eval_string(
        """(let* ((network-security-level 'low) (c (open-tls "self")))
             (nsm-save-host "localhost" (port "self") (gnutls-peer-status c) 'conditions
                            '(:self-signed :unknown-ca :invalid :verify-cert) 'session)
             (end c))"""
    )
    assert shown(lisp, '(process-status (open-tls "self"))') == "open"


def test_above_medium_the_key_of_a_host_is_remembered_and_must_not_change(lisp: Interpreter) -> None:
    lisp.eval_string("(setq network-security-level 'high)")
    assert shown(lisp, '(process-status (open-tls "good"))') == "open"
    lisp.eval_string('(plist-put (car nsm-permanent-host-settings) :fingerprints (list "sha1:other"))')
    assert "not secure enough" in shown(lisp, '(open-tls "good")')


# Handshakes and the rest of the program


def test_a_mute_peer_is_left_by_a_timeout(lisp: Interpreter) -> None:
    form = """(let ((ticks 0))
                (run-at-time 0.01 0.01 (lambda () (setq ticks (1+ ticks))))
                (list (with-timeout (1 'late) (open-tls "mute")) (> ticks 3) (process-list)))"""
    assert shown(lisp, form) == "(late t nil)"


def test_a_mute_peer_costs_other_processes_nothing(lisp: Interpreter) -> None:
    form = """(let ((mute (open-tls "mute" :nowait t)) (c (open-tls "quiet")))
                (list (ask c "words\n") (process-status mute)))"""
    assert shown(lisp, form) == r'("WORDS\n" connect)'


def test_a_handshake_ends_when_the_user_quits(lisp: Interpreter) -> None:
    form = """(condition-case nil
                  (progn (run-at-time 0.1 nil (lambda () (setq quit-flag t)))
                         (open-tls "mute"))
                (quit 'quit))"""
    assert shown(lisp, form) == "quit"
    assert shown(lisp, "(process-list)") == "nil"


def test_a_handshake_ends_when_the_process_is_deleted(lisp: Interpreter) -> None:
    form = """(let ((c (connect "mute")))
                (run-at-time 0.1 nil #'delete-process c)
                (negotiate c))"""
    assert shown(lisp, form) == "(gnutls-error -110)"


def test_a_handshake_may_be_given_a_time(lisp: Interpreter) -> None:
    assert shown(lisp, '(negotiate (connect "mute") :handshake-timeout 0.2)') == "(gnutls-error -319)"


def test_what_is_sent_before_the_handshake_is_done_waits_for_it(lisp: Interpreter) -> None:
    assert shown(lisp, '(ask (open-tls "quiet" :nowait t) "early\n")') == r'"EARLY\n"'


@needs("nc")
def test_tls_goes_through_a_program(lisp: Interpreter) -> None:
    form = """(let ((c (make-process :name "c" :command (list "nc" "127.0.0.1" (number-to-string (port "quiet")))
                                     :connection-type 'pipe :coding 'binary :noquery t)))
                (list (negotiate c) (ask c "through\n") (gnutls-get-initstage c)))"""
    assert shown(lisp, form) == r'(t "THROUGH\n" 9)'


def test_without_tls_again_the_stream_is_plain(lisp: Interpreter) -> None:
    form = """(let ((c (connect "quiet")))
                (negotiate c)
                (list (gnutls-deinit c) (gnutls-get-initstage c) (gnutls-peer-status c) (gnutls-deinit c)))"""
    assert shown(lisp, form) == "(t 3 nil nil)"


# Servers


def test_a_server_speaks_tls_with_its_clients(lisp: Interpreter) -> None:
    form = """(let* ((server (serve)) (c (call-on server)))
                (list (ask c "words\n") (plist-get (gnutls-peer-status c) :warnings) (length notes)))"""
    assert shown(lisp, form) == r'("WORDS\n" nil 1)'


def test_a_server_serves_many_clients_at_once(lisp: Interpreter) -> None:
    form = """(let* ((server (serve)) (all (mapcar (lambda (_) (call-on server)) (number-sequence 1 20))))
                (equal (mapcar (lambda (c) (ask c (process-name c))) all)
                       (mapcar (lambda (c) (upcase (process-name c))) all)))"""
    assert shown(lisp, form) == "t"


def test_the_two_ends_agree_on_a_protocol(lisp: Interpreter) -> None:
    form = """(let* ((server (serve :alpn-protocols '("h2" "http/1.1"))) (c (connect "good")))
                (end c)
                (setq c (make-network-process :name "c" :host "localhost" :service (process-contact server :service)))
                (gnutls-negotiate :process c :hostname "localhost" :alpn-protocols '("http/1.1"))
                (plist-get (gnutls-peer-status c) :alpn-protocol))"""
    assert shown(lisp, form) == '"http/1.1"'


CLIENT = '(list :client-certificate (list (certificate "client.key") (certificate "client.pem")))'


def demanding(how: str, parameters: str) -> str:
    trust = '(list (certificate "authority.pem"))'
    return f"""(let* ((server (serve :trustfiles {trust} :client-certificates '{how} :priority "NORMAL:-VERS-TLS1.3"))
                      (c (apply #'call-on server {parameters})))
                 (if (processp c) (ask c "words\n") c))"""


@pytest.mark.parametrize("how", ["wanted", "required"])
def test_a_client_may_show_a_certificate(lisp: Interpreter, how: str) -> None:
    assert shown(lisp, demanding(how, CLIENT)) == r'"WORDS\n"'


def test_a_client_without_a_certificate_will_do_if_one_is_only_wanted(lisp: Interpreter) -> None:
    assert shown(lisp, demanding("wanted", "nil")) == r'"WORDS\n"'


def test_a_client_without_a_certificate_is_turned_away_and_logged(lisp: Interpreter) -> None:
    assert "gnutls-error" in shown(lisp, demanding("required", "nil"))
    assert shown(lisp, "(progn (wait-for (lambda () notes)) (cadr (car notes)))").startswith('"TLS negotiation failed')
    assert shown(lisp, "(progn (wait-for (lambda () (null (cdr (process-list))))) (length (process-list)))") == "1"


def test_a_client_that_does_not_speak_tls_is_turned_away_and_logged(lisp: Interpreter) -> None:
    form = """(let* ((server (serve))
                     (c (make-network-process :name "c" :host "127.0.0.1" :service (process-contact server :service)
                                              :sentinel #'ignore)))
                (process-send-string c "GET / HTTP/1.0\r\n\r\n")
                (wait-for (lambda () (and notes (null (cdr (process-list))))))
                (list (cadr (car notes)) (mapcar #'process-name (process-list))))"""
    assert shown(lisp, form) == r'("TLS negotiation failed: An unexpected TLS packet was received.\n" ("server"))'


def test_a_server_may_be_a_file(lisp: Interpreter, tmp_path: Path) -> None:
    form = f"""(let* ((server (make-network-process :name "s" :server t :family 'local :service "{tmp_path}/socket" :noquery t
                                 :filter (lambda (process text) (process-send-string process (upcase text)))
                                 :tls-parameters (cons 'gnutls-x509pki (own-keys "good"))))
                      (c (make-network-process :name "c" :family 'local :service "{tmp_path}/socket" :noquery t)))
                 (list (negotiate c :verify-error t) (ask c "words\n")))"""
    assert shown(lisp, form) == r'(t "WORDS\n")'


def test_a_server_whose_files_are_missing_accepts_nobody(lisp: Interpreter) -> None:
    form = """(let* ((server (make-network-process :name "s" :server t :host "127.0.0.1" :family 'ipv4 :service t :noquery t
                                :log (lambda (_server _process message) (push message notes))
                                :tls-parameters '(gnutls-x509pki :keylist (("/nowhere.key" "/nowhere.pem")))))
                     (c (call-on server)))
                (list (car c) notes))"""
    assert shown(lisp, form) == r'(gnutls-error ("TLS negotiation failed: Error while reading file.\n"))'


# Helpers

WITHOUT = "(setq elnet-tls-disabled t)"
no_helper = needs("gnutls-cli")


def test_without_tls_and_helper_there_is_an_error(lisp: Interpreter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert "There is no TLS here" in shown(lisp, f'(progn {WITHOUT} (open-tls "good"))')
    assert shown(lisp, "(gnutls-available-p)") == "nil"


@no_helper
def test_a_helper_speaks_tls(lisp: Interpreter) -> None:
    form = f"""(progn {WITHOUT}
                 (let ((c (open-tls "good" :end-of-command "\n" :return-list t)))
                   (list (cdr c) (process-type (car c)) (ask (car c) "words\n"))))"""
    told = shown(lisp, form)
    assert told.startswith('((:greeting "hello')
    assert told.endswith(r':capabilities nil :type tls :error nil) real "WORDS\n")')


@no_helper
def test_a_helper_refuses_a_bad_certificate(lisp: Interpreter) -> None:
    told = shown(lisp, f'(progn {WITHOUT} (open-tls "self" :end-of-command "\n"))')
    assert "NOT trusted" in told


@no_helper
def test_a_helper_does_starttls_if_wanted(lisp: Interpreter) -> None:
    form = f"""(progn {WITHOUT}
                 (let ((r (open-mail "mail" :type 'starttls :use-starttls-if-possible t :return-list t)))
                   (list (plist-get (cdr r) :type) (process-type (car r)) (plist-get (cdr r) :capabilities))))"""
    told = shown(lisp, form)
    assert told.startswith('(tls real "250-peer')
    assert "AUTH PLAIN" in told


@no_helper
def test_a_helper_is_not_taken_for_starttls_unless_wanted(lisp: Interpreter) -> None:
    form = f"""(progn {WITHOUT}
                 (let ((r (open-mail "mail" :type 'network :return-list t)))
                   (list (plist-get (cdr r) :type) (process-type (car r)))))"""
    assert shown(lisp, form) == "(plain network)"

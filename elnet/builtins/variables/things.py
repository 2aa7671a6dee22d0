"""The variables of thingatpt: how things at point look, and who else is asked."""

from __future__ import annotations

from elnet.objects.cons import list_from
from elnet.objects.strings import lisp_string
from elnet.objects.symbols import NIL
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

SCHEMES = """
aaa:// about: acap:// apt: bzr:// bzr+ssh:// attachment:/ chrome:// cid: content:// crid:// cvs:// data: dav: dict:// doi: dns:
dtn: feed: file:/ finger:// fish:// ftp:// geo: git:// go: gopher:// h323: http:// https:// im: imap:// info: ipp: irc://
irc6:// ircs:// iris.beep: jar: ldap:// ldaps:// magnet: mailto: mid: mtqp:// mupdate:// news: nfs:// nntp:// opaquelocktoken:
pop:// pres: resource:// rmi:// rsync:// rtsp:// rtspu:// service: sftp:// sip: sips: smb:// sms: snmp:// soap.beep://
soap.beeps:// ssh:// svn:// svn+ssh:// tag: tel: telnet:// tftp:// tip:// tn3270:// udp:// urn: uuid: vemmi:// webcal:// xri://
xmlrpc.beep:// xmlrpc.beeps:// z39.50r:// z39.50s:// xmpp: gemini:// fax: man: mms:// mmsh:// modem: prospero: snews: wais://
"""

for _name, _text, _doc in (
    ("thing-at-point-file-name-chars", "-@~/[:alnum:]_.${}#%,:", "The characters of names of files, as `skip-chars-forward'."),
    (
        "thing-at-point-uuid-regexp",
        "\\<[[:xdigit:]]\\{8\\}-[[:xdigit:]]\\{4\\}-[[:xdigit:]]\\{4\\}-[[:xdigit:]]\\{4\\}-[[:xdigit:]]\\{12\\}\\>",
        "Regexp of UUIDs.",
    ),
    (
        "thing-at-point-email-regexp",
        "<?[-+_~a-zA-Z0-9/][-+_.~:a-zA-Z0-9/]*@[-a-zA-Z0-9]+[-.a-zA-Z0-9]*>?",
        "Regexp of addresses of mail.",
    ),
    ("thing-at-point-decimal-regexp", "-?[0-9]+\\.?[0-9]*", "Regexp of decimal numbers."),
    ("thing-at-point-hexadecimal-regexp", "\\(0x\\|#x\\)\\([a-fA-F0-9]+\\)", "Regexp of hexadecimal numbers."),
    ("thing-at-point-default-mail-uri-scheme", "mailto", "The scheme of addresses of mail without one."),
    ("thing-at-point-markedup-url-regexp", "<URL:\\([^<>\n]+\\)>", "Regexp of URLs that are marked as such."),
    ("thing-at-point-newsgroup-regexp", "\\`[[:lower:]]+\\.[-+[:lower:]_0-9.]+\\'", "Regexp of names of newsgroups."),
):
    declare(_name, NIL, _doc, make=lambda _text=_text: lisp_string(_text))  # type: ignore[misc]
declare("thing-at-point-uri-schemes", NIL, "The schemes of URLs.",
    make=lambda: list_from(map(lisp_string, SCHEMES.split())),
)  # fmt: skip
declare("thing-at-point-newsgroup-heads", NIL, "What names of newsgroups begin with.",
    make=lambda: list_from(map(lisp_string, ["alt", "comp", "gnu", "misc", "news", "sci", "soc", "talk"])),
)  # fmt: skip
for _name in ("thing-at-point", "bounds-of-thing-at-point", "forward-thing"):
    declare(f"{_name}-provider-alist", NIL, f"Alist of things and functions that `{_name}' asks first.")
declare("thing-at-point-beginning-of-url-regexp", NIL, "Regexp of what a URL begins with; made when needed.")

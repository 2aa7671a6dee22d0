"""Variables of what programs call a password when they ask for one, in the languages of their users."""

from __future__ import annotations

from elnet.objects.cons import list_from
from elnet.objects.strings import lisp_string
from elnet.runtime.primitive import Declarer

declare = Declarer(__name__)

WORDS = """password|passcode|passphrase|pass phrase|pin|decryption key|encryption key|암호|パスワード|ପ୍ରବେଶ ସଙ୍କେତ|ពាក្យសម្ងាត់
adgangskode|contraseña|contrasenya|geslo|hasło|heslo|iphasiwedi|jelszó|lösenord|lozinka|mật khẩu|mot de passe|parola|pasahitza
passord|passwort|pasvorto|salasana|senha|slaptažodis|wachtwoord|كلمة السر|ססמה|лозинка|пароль|गुप्तशब्द|शब्दकूट|પાસવર્ડ|సంకేతపదము
ਪਾਸਵਰਡ|ಗುಪ್ತಪದ|கடவுச்சொல்|അടയാളവാക്ക്|গুপ্তশব্দ|পাসওয়ার্ড|රහස්පදය|密码|密碼"""
COLONS = (0x3A, 0xFF1A, 0xFE55, 0xFE13, 0x17D6)


def _words() -> object:
    return list_from(lisp_string(word) for line in WORDS.split("\n") for word in line.split("|"))


declare("password-word-equivalents", list_from([]), "What a password is called.", make=_words)
declare("password-colon-equivalents", list_from([]), "The characters that may end a question.", make=lambda: list_from(COLONS))

"""The character sets of one byte of GNU Emacs 30 for which Python has no codec, by the names of their coding systems.

Each is the characters of the bytes, of those from 0x80 on if the others are ASCII; U+FFFE stands where there is none.
"""

# fmt: off
CHARMAPS = {
    "adobe-standard-encoding": (
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe !\"#$%&’()*+,-"
        "./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_‘abcdefghijklmnopqrstuvwxyz{|}~\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\ufffe"
        "–†‡·\ufffe¶•‚„”»…‰\ufffe¿\ufffe`´ˆ˜¯˘˙¨\ufffe˚¸\ufffe˝˛ˇ—\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffeÆ\ufffeª\ufffe\ufffe\ufffe\ufffeŁØŒº\ufffe\ufffe\ufffe"
        "\ufffe\ufffeæ\ufffe\ufffe\ufffeı\ufffe\ufffełøœß\ufffe\ufffe\ufffe\ufffe"
    ),
    "cp851": (
        "ÇüéâäàΆçêëèïîΈÄΉΊ\ufffeΌôöΎûùΏÖÜά£έήίϊΐόύΑΒΓΔΕΖΗ½ΘΙ«»░▒▓│┤ΚΛΝΜ╣║╗╝ΞΟ┐└┴┬├─┼ΠΡ╚╔╩╦╠═╬ΣΤΥΦΧΨΩαβγ┘┌█▄δε▀ζηθι"
        "κλμνξοπρσςτ´\xad±υφχ§ψ˛°¨ωϋΰώ■\xa0"
    ),
    "cyrillic-alternativnyj": (
        "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчш"
        "щъыьэюяЁё’‘\u0301\u0300›‹↑↓±÷№¤■\xa0"
    ),
    "ebcdic-uk": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a ABCDEFGHI$.<(+|&QRSTUVWXY!£*);¬-/bcdefghi¦,%_>?pqrstuvwx"
        "`:#@'=\"\ufffeabcdefghi\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffejklmnopqr\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe‾stuvwxyz\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe{ABCDEFGHI\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe}JKLMNOPQR"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\\\ufffeSTUVWXYZ\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe0123456789\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\x9f"
    ),
    "ebcdic-us": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a ABCDEFGHI¢.<(+|&QRSTUVWXY!$*);¬-/bcdefghi¦,%_>?pqrstuvwx"
        "`:#@'=\"\ufffeabcdefghi\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffejklmnopqr\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe~stuvwxyz\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe{ABCDEFGHI\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe}JKLMNOPQR"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\\\ufffeSTUVWXYZ\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe0123456789\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\x9f"
    ),
    "emacs-mac-roman": (
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈Δ«»…\xa0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰Â"
        "ÊÁËÈÍÎÏÌÓÔ\ue01eÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
    ),
    "georgian-academy": (
        "\x80\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8d\x8e\x8f\x90‘’“”•–—˜™š›œ\x9d\x9eŸ\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿აბგდევზთიკლ"
        "მნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
    ),
    "georgian-ps": (
        "\x80\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8d\x8e\x8f\x90‘’“”•–—˜™š›œ\x9d\x9eŸ\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿აბგდევზჱთიკ"
        "ლმნჲოპჟრსტჳუფქღყშჩცძწჭხჴჯჰჵæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
    ),
    "ibm038": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a ABCDEFGHI[.<(+!&QRSTUVWXY]$*);^-/bcdefghi¦,%_>?pqrstuvwx"
        "`:#@'=\"\ufffeabcdefghi\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffejklmnopqr\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe~stuvwxyz\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe{ABCDEFGHI\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe}JKLMNOPQR"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\\\ufffeSTUVWXYZ\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe0123456789\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\x9f"
    ),
    "ibm1047": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a \xa0âäàáãåçñ¢.<(+|&éêëèíîïìß!$*);^-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍ"
        "ÎÏÌ`:#@'=\"Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤µ~stuvwxyz¡¿Ð[Þ®¬£¥·©§¶¼½¾Ý¨¯]´×{ABCDEFGHI\xadôöòóõ}JKLMNOPQR¹"
        "ûüùúÿ\\÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\x9f"
    ),
    "ibm256": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a \xa0âäàáãåçñ[.<(+!&éêëèíîïìß]$*);^-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍ"
        "ÎÏÌ`:#@'=\"Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤µ~stuvwxyz¡¿ÐÝÞ®¢£¥₧ƒ§¶¼½¾¬|‾¨´‗{ABCDEFGHI\xadôöòóõ}JKLMNOPQR¹"
        "ûüùúÿ\\\u2003STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\x9f"
    ),
    "ibm274": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a ABCDEFGHI[.<(+!&QRSTUVWXY]$*);^-/bcdefghiù,%_>?pqrstuvwx"
        "`:#à'=\"\ufffeabcdefghi\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffejklmnopqr\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe¨stuvwxyz\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffeéABCDEFGHI\ufffe\ufffe\ufffe\ufffe\ufffe\ufffeèJKLMNOPQR"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffeç\ufffeSTUVWXYZ\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe0123456789\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\x9f"
    ),
    "ibm275": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a ABCDEFGHIÉ.<(+!&QRSTUVWXY$Ç*);^-/bcdefghiç,%_>?pqrstuvwx"
        "ã:ÕÃ'=\"\ufffeabcdefghi\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffejklmnopqr\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe~stuvwxyz\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffeõABCDEFGHI\ufffe\ufffe\ufffe\ufffe\ufffe\ufffeéJKLMNOPQR"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\\\ufffeSTUVWXYZ\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe0123456789\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\x9f"
    ),
    "ibm277": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a \xa0âäàáã}çñ#.<(+!&éêëèíîïìß¤Å*);^-/ÂÄÀÁÃ$ÇÑø,%_>?¦ÉÊËÈÍ"
        "ÎÏÌ`:ÆØ'=\"@abcdefghi«»ðýþ±°jklmnopqrªº{¸[]µüstuvwxyz¡¿ÐÝÞ®¢£¥·©§¶¼½¾¬|‾¨´×æABCDEFGHI\xadôöòóõåJKLMNOPQR¹"
        "û~ùúÿ\\÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\x9f"
    ),
    "ibm278": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a \xa0â{àáã}çñ§.<(+!&`êëèíîïìß¤Å*);^-/Â#ÀÁÃ$ÇÑö,%_>?øÉÊËÈÍ"
        "ÎÏÌé:ÄÖ'=\"Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ]µüstuvwxyz¡¿ÐÝÞ®¢£¥·©[¶¼½¾¬|‾¨´×äABCDEFGHI\xadô¦òóõåJKLMNOPQR¹"
        "û~ùúÿ\\÷STUVWXYZ²Ô@ÒÓÕ0123456789³ÛÜÙÚ\x9f"
    ),
    "ibm280": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a \xa0âä{áãå\\ñ°.<(+!&]êë}íîï~ßé$*);^-/ÂÄÀÁÃÅÇÑò,%_>?øÉÊËÈ"
        "ÍÎÏÌù:£§'=\"Øabcdefghi«»ðýþ±[jklmnopqrªºæ¸Æ¤µìstuvwxyz¡¿ÐÝÞ®¢#¥·©@¶¼½¾¬|‾¨´×àABCDEFGHI\xadôö¦óõèJKLMNOPQR"
        "¹ûü`úÿç÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\x9f"
    ),
    "ibm281": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a ABCDEFGHI£.<(+|&QRSTUVWXY!¥*);¬-/bcdefghi¦,%_>?pqrstuvwx"
        "`:#@'=\"\ufffeabcdefghi\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffejklmnopqr\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe‾stuvwxyz\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe{ABCDEFGHI\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe}JKLMNOPQR"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe$\ufffeSTUVWXYZ\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe0123456789\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\x9f"
    ),
    "ibm284": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a \xa0âäàáãåç¦[.<(+|&éêëèíîïìß]$*);¬-/ÂÄÀÁÃÅÇ#ñ,%_>?øÉÊËÈÍ"
        "ÎÏÌ`:Ñ@'=\"Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤µ¨stuvwxyz¡¿ÐÝÞ®¢£¥·©§¶¼½¾^!‾~´×{ABCDEFGHI\xadôöòóõ}JKLMNOPQR¹"
        "ûüùúÿ\\÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\x9f"
    ),
    "ibm285": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a \xa0âäàáãåçñ$.<(+|&éêëèíîïìß!£*);¬-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍ"
        "ÎÏÌ`:#@'=\"Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤µ‾stuvwxyz¡¿ÐÝÞ®¢[¥·©§¶¼½¾^]~¨´×{ABCDEFGHI\xadôöòóõ}JKLMNOPQR¹"
        "ûüùúÿ\\÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\x9f"
    ),
    "ibm290": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a 。「」、・ヲァィゥ£.<(+|&ェォャュョッ\ufffeー\ufffe!¥*);"
        "¬-/\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe¦,%_>?\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe`:#@'=\"\ufffeアイウエオカキクケコ\ufffeサシスセソタチツテトナニヌネノ\ufffe\ufffeハヒフ\ufffe‾ヘホ"
        "マミムメモヤユ\ufffeヨラリル\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffeレロワン゛゜"
        "\ufffeABCDEFGHI\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffeJKLMNOPQR\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe$"
        "\ufffeSTUVWXYZ\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe0123456789\ufffe\ufffe\ufffe\ufffe\ufffe\x9f"
    ),
    "ibm297": (
        "\x00\x01\x02\x03\x9c\x09\x86\x7f\x97\x8d\x8e\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x9d\x85\x08\x87\x18\x19"
        "\x92\x8f\x1c\x1d\x1e\x1f\x80\x81\x82\x83\x84\x0a\x17\x1b\x88\x89\x8a\x8b\x8c\x05\x06\x07\x90\x91\x16\x93"
        "\x94\x95\x96\x04\x98\x99\x9a\x9b\x14\x15\x9e\x1a \xa0âä@áãå\\ñ°.<(+!&{êë}íîïìß§$*);^-/ÂÄÀÁÃÅÇÑù,%_>?øÉÊËÈ"
        "ÍÎÏÌµ:£à'=\"Øabcdefghi«»ðýþ±[jklmnopqrªºæ¸Æ¤`¨stuvwxyz¡¿ÐÝÞ®¢#¥·©]¶¼½¾¬|‾~´×éABCDEFGHI\xadôöòóõèJKLMNOPQR"
        "¹ûü¦úÿç÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\x9f"
    ),
    "lao": (
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe ກຂ\u0e83ຄ"
        "\u0e85ຆງຈຉຊ\u0e8bຌຍຎຏຐຑຒຓດຕຖທຘນບປຜຝພຟຠມຢຣ\u0ea4ລ\u0ea6ວຨຩສຫຬອຮຯະັາຳິີຶື\u0eb8\u0eb9\u0ebaົຼຽ\u0ebe\u0ebfເ"
        "ແໂໃໄ\u0ec5ໆ\u0ec7\u0ec8\u0ec9\u0eca\u0ecb໌ໍ\u0ece\u0ecf໐໑໒໓໔໕໖໗໘໙\u0eda\u0edbໜໝໞ\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
    ),
    "mik": (
        "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя└┴┬├─┼╣║╚╔╩╦╠═╬┐░▒▓│┤№§╗╝┘┌█▄▌▐▀αβΓπΣσμτΦ"
        "ΘΩδ∞∅∈∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0"
    ),
    "next": (
        "\xa0ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖÙÚÛÜÝÞµ×÷©¡¢£⁄¥ƒ§¤’“«‹›ﬁﬂ®–†‡·¦¶•‚„”»…‰¬¿¹ˋ´ˆ˜¯˘˙¨²˚¸³˝˛ˇ—±¼½¾àáâãäåçèéêëìÆíªîï"
        "ðñŁØŒºòóôõöæùúûıüýłøœßþÿ\ufffe\ufffe"
    ),
    "thai-tis620": (
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\u0e00กขฃคฅฆงจฉ"
        "ชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะัาำิีึื\u0e38\u0e39\u0e3a\u0e3b\u0e3c\u0e3d\u0e3e฿เแโใไๅๆ็\u0e48"
        "\u0e49\u0e4a\u0e4b์ํ๎๏๐๑๒๓๔๕๖๗๘๙๚๛\u0e5c\u0e5d\u0e5e\u0e5f"
    ),
    "vietnamese-viscii": (
        "\x00\x01Ẳ\x03\x04ẴẪ\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13Ỷ\x15\x16\x17\x18Ỹ\x1a\x1b\x1c\x1d"
        "Ỵ\x1f !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
        "\x7fẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãả"
        "ăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
    ),
    "vietnamese-vscii": (
        "\x00ÚỤ\x03ỪỬỮ\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10ỨỰỲỶỸÝỴ\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f !\"#$%&'()*+"
        ",-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7fÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍ"
        "ỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\xa0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩí"
        "ịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
    ),
    "jisx0201": (
        "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19"
        "\x1a\x1b\x1c\x1d\x1e\x1f !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[¥]^_`abcdefghijklmn"
        "opqrstuvwxyz{|}‾\x7f\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94"
        "\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f\ufffe｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖ"
        "ﾗﾘﾙﾚﾛﾜﾝﾞﾟ\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
    ),
    "symbol": (
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe !∀#∃%&∋()∗+,−"
        "./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\uf8e5αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠"
        "≡≈…\uf8e6\uf8e7↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇\uf6da\uf6d9\uf6db∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈\uf8e8\uf8e9\uf8ea∑\uf8eb\uf8ec\uf8ed"
        "\uf8ee\uf8ef\uf8f0\uf8f1\uf8f2\uf8f3\uf8f4\ufffe〉∫⌠\uf8f5⌡\uf8f6\uf8f7\uf8f8\uf8f9\uf8fa\uf8fb\uf8fc"
        "\uf8fd\uf8fe\ufffe"
    ),
    "emacs-cp864": (
        "°·∙√▒─│┼┤┬├┴┐┌└┘β∞φ±½¼≈«»\ufef7\ufef8\ufffe\ufffe\ufefb\ufefc\ufffe\xa0\xad\ufe82£¤\ufe84\ufffe\ufffe"
        "\ufe8e\ufe8f\ufe95\ufe99\u060c\ufe9d\ufea1\ufea5\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668"
        "\u0669\ufed1\u061b\ufeb1\ufeb5\ufeb9\u061f¢\ufe80\ufe81\ufe83\ufe85\ufeca\ufe8b\ufe8d\ufe91\ufe93\ufe97"
        "\ufe9b\ufe9f\ufea3\ufea7\ufea9\ufeab\ufead\ufeaf\ufeb3\ufeb7\ufebb\ufebf\ufec1\ufec5\ufecb\ufecf¦¬÷×"
        "\ufec9\u0640\ufed3\ufed7\ufedb\ufedf\ufee3\ufee7\ufeeb\ufeed\ufeef\ufef3\ufebd\ufecc\ufece\ufecd\ufee1"
        "\ufe7d\u0651\ufee5\ufee9\ufeec\ufef0\ufef2\ufed0\ufed5\ufef5\ufef6\ufedd\ufed9\ufef1■\ufffe"
    ),
    "vscii-2": (
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe"
        "\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\ufffe\xa0ĂÂÊÔƠƯĐăâê"
        "ôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứự"
        "ỳỷỹýỵỐ"
    ),
}

"""The coding systems of GNU Emacs 30, one a line.

A line holds the names, the main one first; the type; Python's codec, if one does it; the MIME name; the mnemonic character;
whether ASCII bytes always mean ASCII characters (`a`); the end-of-line type if it is fixed; and the charsets, where the table
below does not say them.  `-` is none.
"""

CODINGS = """
no-conversion,binary raw-text - - = a unix -
undecided undecided - - - a * ascii
prefer-utf-8 undecided - - - - * emacs
raw-text raw-text - - t a * -
no-conversion-multibyte raw-text - - = a unix -
iso-latin-1,iso-8859-1,latin-1 charset latin-1 iso-8859-1 1 a * iso-8859-1
emacs-mule emacs-mule - - M a * emacs-mule
utf-8,mule-utf-8,cp65001 utf-8 utf-8 utf-8 U a * unicode
utf-8-with-signature utf-8 utf-8 - U - * unicode
utf-8-auto utf-8 utf-8 - U - * unicode
utf-8-emacs utf-8 utf-8 - U a * emacs
utf-16le utf-16 utf-16-le utf-16le U - * unicode
utf-16be utf-16 utf-16-be utf-16be U - * unicode
utf-16le-with-signature,utf-16-le utf-16 utf-16-le utf-16 U - * unicode
utf-16be-with-signature,utf-16-be utf-16 utf-16-be utf-16 U - * unicode
utf-16 utf-16 utf-16-be utf-16 U - * unicode
iso-2022-7bit iso-2022 - - J - * -
iso-2022-7bit-ss2 iso-2022 - - $ - * -
iso-2022-7bit-lock,iso-2022-int-1 iso-2022 - - & - * -
iso-2022-7bit-lock-ss2,iso-2022-cjk iso-2022 - - i - * -
iso-2022-8bit-ss2 iso-2022 - - @ - * -
compound-text,x-ctext,ctext iso-2022 - x-ctext x - * -
ctext-no-compositions iso-2022 - - x - * -
compound-text-with-extensions,x-ctext-with-extensions,ctext-with-extensions iso-2022 - x-ctext x - * -
us-ascii,iso-safe,ascii charset ascii us-ascii - a * ascii
utf-7 utf-8 - utf-7 u - * unicode
utf-7-imap utf-8 - - u - * unicode
iso-2022-cn,chinese-iso-7bit iso-2022 - iso-2022-cn C - * -
iso-2022-cn-ext iso-2022 - iso-2022-cn-ext C - * -
chinese-iso-8bit,cn-gb-2312,euc-china,euc-cn,cn-gb,gb2312 iso-2022 - gb2312 c a * -
chinese-hz,hz-gb-2312,hz utf-8 hz hz-gb-2312 z - * ascii,chinese-gb2312
chinese-big5,big5,cn-big5,cp950 big5 - big5 B a * ascii,big5
chinese-big5-hkscs,big5-hkscs,cn-big5-hkscs charset - big5-hkscs B a * ascii,big5-hkscs
euc-tw,euc-taiwan iso-2022 - euc-tw Z a * -
chinese-gbk,gbk,cp936,windows-936 charset gbk gbk c a * ascii,chinese-gbk
chinese-gb18030,gb18030 charset - gb18030 c a * ascii,gb18030-2-byte,gb18030-4-byte-bmp,\
gb18030-4-byte-smp,gb18030-4-byte-ext-1,gb18030-4-byte-ext-2
cyrillic-iso-8bit,iso-8859-5 charset iso8859-5 iso-8859-5 5 a * iso-8859-5
cyrillic-koi8,koi8-r,koi8,cp878 charset koi8-r koi8-r R a * koi8
koi8-u charset koi8-u koi8-u У a * koi8-u
cyrillic-alternativnyj,alternativnyj charset cyrillic-alternativnyj - A a * alternativnyj
cp866 charset cp866 cp866 * a * ibm866
koi8-t charset koi8-t koi8-t * a * koi8-t
windows-1251,cp1251 charset cp1251 windows-1251 b a * windows-1251
cp1125,ruscii,cp866u charset cp1125 - * a * cp1125
cp855,ibm855 charset cp855 cp855 D a * cp855
mik charset mik - D a * mik
pt154 charset ptcp154 - D a * pt154
in-is13194-devanagari,devanagari iso-2022 - - D a * -
ebcdic-us charset ebcdic-us - * - * ebcdic-us
ebcdic-uk charset ebcdic-uk - * - * ebcdic-uk
ibm1047,cp1047 charset ibm1047 - * - * ibm1047
ibm038,ebcdic-int,cp038 charset ibm038 - * - * ibm038
iso-latin-2,iso-8859-2,latin-2 charset iso8859-2 iso-8859-2 2 a * iso-8859-2
iso-latin-3,iso-8859-3,latin-3 charset iso8859-3 iso-8859-3 3 a * iso-8859-3
iso-latin-4,iso-8859-4,latin-4 charset iso8859-4 iso-8859-4 4 a * iso-8859-4
iso-latin-5,iso-8859-9,latin-5 charset iso8859-9 iso-8859-9 9 a * iso-8859-9
iso-latin-6,iso-8859-10,latin-6 charset iso8859-10 iso-8859-10 9 a * iso-8859-10
iso-latin-7,iso-8859-13,latin-7 charset iso8859-13 iso-8859-13 9 a * iso-8859-13
iso-latin-8,iso-8859-14,latin-8 charset iso8859-14 iso-8859-14 W a * iso-8859-14
iso-latin-9,iso-8859-15,latin-9,latin-0 charset iso8859-15 iso-8859-15 0 a * iso-8859-15
windows-1250,cp1250 charset cp1250 windows-1250 * a * windows-1250
windows-1252,cp1252 charset cp1252 windows-1252 * a * windows-1252
windows-1254,cp1254 charset cp1254 windows-1254 * a * windows-1254
windows-1257,cp1257 charset cp1257 windows-1257 * a * windows-1257
ibm256,ebcdic-int1,cp256 charset ibm256 - * - * ibm256
ibm273,cp273 charset cp273 - * - * ibm273
ibm274,ebcdic-be,cp274 charset ibm274 - * - * ibm274
ibm275,ebcdic-br,cp275 charset ibm275 - * - * ibm275
ibm277,ebcdic-cp-dk,ebcdic-cp-no,cp277 charset ibm277 - * - * ibm277
ibm278,ebcdic-cp-fi,ebcdic-cp-se,cp278 charset ibm278 - * - * ibm278
ibm280,ebcdic-cp-it,cp280 charset ibm280 - * - * ibm280
ibm284,ebcdic-cp-es,cp284 charset ibm284 - * - * ibm284
ibm285,ebcdic-cp-gb,cp285 charset ibm285 - * - * ibm285
ibm297,ebcdic-cp-fr,cp297 charset ibm297 - * - * ibm297
cp775,ibm775 charset cp775 cp775 D a * cp775
cp850,ibm850 charset cp850 cp850 D a * cp850
cp852,ibm852 charset cp852 cp852 D a * cp852
cp857,ibm857 charset cp857 cp857 D a * cp857
cp858 charset cp858 cp858 D a * cp858
cp860,ibm860 charset cp860 cp860 D a * cp860
cp861,ibm861 charset cp861 cp861 D a * cp861
cp863,ibm863 charset cp863 cp863 D a * cp863
cp865,ibm865 charset cp865 cp865 D a * cp865
cp437,ibm437 charset cp437 cp437 D a * cp437
mac-roman,macintosh charset emacs-mac-roman macintosh M a * mac-roman
next charset next next * a * next
hp-roman8,roman8 charset hp-roman8 hp-roman8 * a * hp-roman8
adobe-standard-encoding charset adobe-standard-encoding adobe-standard-encoding * - * adobe-standard-encoding
iso-latin-10,iso-8859-16,latin-10 charset iso8859-16 iso-8859-16 * a * iso-8859-16
greek-iso-8bit,iso-8859-7 charset iso8859-7 iso-8859-7 7 a * iso-8859-7
windows-1253,cp1253 charset cp1253 windows-1253 g a * windows-1253
cp737 charset cp737 cp737 D a * cp737
cp851,ibm851 charset cp851 cp851 D a * cp851
cp869,ibm869 charset cp869 cp869 D a * cp869
hebrew-iso-8bit,iso-8859-8,iso-8859-8-e,iso-8859-8-i charset iso8859-8 iso-8859-8 8 a * iso-8859-8
windows-1255,cp1255 charset cp1255 windows-1255 h a * windows-1255
cp862,ibm862 charset cp862 cp862 D a * cp862
iso-2022-jp,junet iso-2022 - iso-2022-jp J - * -
iso-2022-jp-2 iso-2022 - iso-2022-jp-2 J - * -
japanese-shift-jis,shift_jis,sjis shift-jis - shift_jis S a * ascii,katakana-jisx0201,japanese-jisx0208
japanese-cp932,cp932 charset - - S a * ascii,katakana-sjis,cp932-2-byte
japanese-iso-7bit-1978-irv,iso-2022-jp-1978-irv,old-jis iso-2022 - - j - * -
japanese-iso-8bit,euc-japan-1990,euc-japan,euc-jp iso-2022 - euc-jp E a * -
eucjp-ms iso-2022 - - E a * -
iso-2022-jp-2004,iso-2022-jp-3 iso-2022 - iso-2022-jp-2004 J - * -
euc-jis-2004,euc-jisx0213 iso-2022 - euc-jis-2004 E a * -
japanese-shift-jis-2004,shift_jis-2004 shift-jis shift_jis_2004 - S a * ascii,katakana-jisx0201,japanese-jisx0213.2004-1,\
japanese-jisx0213-2
ibm281,ebcdic-jp-e,cp281 charset ibm281 - * - * ibm281
ibm290,ebcdic-jp-kana,cp290 charset ibm290 - * - * ibm290
korean-iso-8bit,euc-kr,euc-korea,ks_c_5601-1987 iso-2022 - euc-kr K a * -
iso-2022-kr,korean-iso-7bit-lock iso-2022 - iso-2022-kr k - * -
korean-cp949,cp949 charset cp949 - K a * ascii,cp949
lao charset lao - L - * lao
thai-tis620,th-tis620,tis620,tis-620 charset thai-tis620 - T a * tis620-2533
cp874,ibm874 charset cp874 cp874 D a * cp874
iso-8859-11 charset iso8859-11 iso-8859-11 * a * iso-8859-11
tibetan-iso-8bit,tibetan iso-2022 - - Q a * -
vietnamese-viscii,viscii charset vietnamese-viscii viscii V - * viscii
vietnamese-vscii,vscii,vietnamese-tcvn,tcvn,tcvn-5712 charset vietnamese-vscii - v - * vscii
vietnamese-viqr,viqr utf-8 - - q a * ascii,viscii
windows-1258,cp1258 charset cp1258 windows-1258 * a * windows-1258
iso-8859-6 charset iso8859-6 iso-8859-6 6 a * iso-8859-6
windows-1256,cp1256 charset cp1256 windows-1256 A a * windows-1256
georgian-ps charset georgian-ps - G a * georgian-ps
georgian-academy charset georgian-academy - G a * georgian-academy
"""

_CNS = tuple(f"chinese-cns11643-{plane}" for plane in range(1, 8))
_ISO_7 = "short ascii-at-eol ascii-at-cntl 7-bit designation"
_CHINESE = "ascii-at-eol ascii-at-cntl 7-bit designation locking-shift single-shift init-at-bol"
_EUC_JP = "short ascii-at-eol ascii-at-cntl single-shift"
_CTEXT = (("ascii", 94), ("latin-iso8859-1", "katakana-jisx0201", 96), None, None)
_JIS_1978 = ("japanese-jisx0208-1978", "japanese-jisx0208", "latin-jisx0201")

ISO_2022: dict[str, tuple[tuple[str, ...], tuple[object, ...], str]] = {
    "iso-2022-7bit": ((), (("ascii", "t"), None, None, None), f"{_ISO_7} composition"),
    "iso-2022-7bit-ss2": ((), (("ascii", 94), None, (None, 96), None), f"{_ISO_7} single-shift composition"),
    "iso-2022-7bit-lock": (
        (),
        (("ascii", 94), (None, 96), None, None),
        "ascii-at-eol ascii-at-cntl 7-bit designation locking-shift composition",
    ),
    "iso-2022-7bit-lock-ss2": (
        (
            "ascii",
            "japanese-jisx0208",
            "japanese-jisx0208-1978",
            "latin-jisx0201",
            "korean-ksc5601",
            "chinese-gb2312",
            *_CNS,
        ),
        (
            ("ascii", 94),
            (None, "korean-ksc5601", "chinese-gb2312", "chinese-cns11643-1", 96),
            (None, "chinese-cns11643-2"),
            (None, *_CNS[2:]),
        ),
        "short ascii-at-eol ascii-at-cntl 7-bit locking-shift single-shift init-bol",
    ),
    "iso-2022-8bit-ss2": (
        (),
        (("ascii", 94), None, (None, 96), None),
        "ascii-at-eol ascii-at-cntl designation single-shift composition",
    ),
    "compound-text": (
        (),
        _CTEXT,
        "ascii-at-eol ascii-at-cntl long-form designation locking-shift single-shift composition",
    ),
    "ctext-no-compositions": ((), _CTEXT, "ascii-at-eol ascii-at-cntl designation locking-shift single-shift"),
    "compound-text-with-extensions": (
        (),
        _CTEXT,
        "ascii-at-eol ascii-at-cntl long-form designation locking-shift single-shift",
    ),
    "iso-2022-cn": (
        ("ascii", "chinese-gb2312", *_CNS[:2]),
        ("ascii", (None, "chinese-gb2312", _CNS[0]), (None, _CNS[1]), None),
        _CHINESE,
    ),
    "iso-2022-cn-ext": (
        ("ascii", "chinese-gb2312", *_CNS),
        ("ascii", (None, "chinese-gb2312", _CNS[0]), (None, _CNS[1]), (None, *_CNS[2:])),
        _CHINESE,
    ),
    "chinese-iso-8bit": (("ascii", "chinese-gb2312"), ("ascii", "chinese-gb2312", None, None), ""),
    "euc-tw": (("ascii", *_CNS), ("ascii", _CNS[0], _CNS, None), ""),
    "in-is13194-devanagari": (("ascii", "indian-is13194"), ("ascii", "indian-is13194", None, None), ""),
    "iso-2022-jp": (
        ("ascii", "japanese-jisx0208", "japanese-jisx0208-1978", "latin-jisx0201"),
        (("ascii", *_JIS_1978), None, None, None),
        _ISO_7,
    ),
    "iso-2022-jp-2": (
        (
            "ascii",
            "japanese-jisx0208",
            "japanese-jisx0212",
            "latin-jisx0201",
            "japanese-jisx0208-1978",
            "chinese-gb2312",
            "korean-ksc5601",
            "latin-iso8859-1",
            "greek-iso8859-7",
        ),
        (
            ("ascii", *_JIS_1978, "japanese-jisx0212", "chinese-gb2312", "korean-ksc5601"),
            None,
            (None, "latin-iso8859-1", "greek-iso8859-7"),
            None,
        ),
        f"{_ISO_7} single-shift init-at-bol",
    ),
    "japanese-iso-7bit-1978-irv": (
        ("ascii", "latin-jisx0201", "japanese-jisx0208-1978", "japanese-jisx0208", "japanese-jisx0212"),
        (
            ("latin-jisx0201", "japanese-jisx0208-1978", "japanese-jisx0208", "japanese-jisx0212", "katakana-jisx0201"),
            None,
            None,
            None,
        ),
        f"{_ISO_7} use-roman use-oldjis",
    ),
    "japanese-iso-8bit": (
        (
            "ascii",
            "latin-jisx0201",
            "japanese-jisx0208",
            "katakana-jisx0201",
            "japanese-jisx0212",
            "japanese-jisx0208-1978",
        ),
        ("ascii", "japanese-jisx0208", "katakana-jisx0201", "japanese-jisx0212"),
        _EUC_JP,
    ),
    "eucjp-ms": (
        ("ascii", "latin-jisx0201", "japanese-jisx0208", "katakana-jisx0201", "japanese-jisx0212"),
        ("ascii", "japanese-jisx0208", "katakana-jisx0201", "japanese-jisx0212"),
        _EUC_JP,
    ),
    "iso-2022-jp-2004": (
        ("ascii", "japanese-jisx0208", "japanese-jisx0213.2004-1", "japanese-jisx0213-1", "japanese-jisx0213-2"),
        (
            ("ascii", "japanese-jisx0208", "japanese-jisx0213.2004-1", "japanese-jisx0213-1", "japanese-jisx0213-2"),
            None,
            None,
            None,
        ),
        _ISO_7,
    ),
    "euc-jis-2004": (
        (
            "ascii",
            "latin-jisx0201",
            "japanese-jisx0213.2004-1",
            "japanese-jisx0213-1",
            "katakana-jisx0201",
            "japanese-jisx0213-2",
        ),
        ("ascii", "japanese-jisx0213.2004-1", "katakana-jisx0201", "japanese-jisx0213-2"),
        _EUC_JP,
    ),
    "korean-iso-8bit": (("ascii", "korean-ksc5601"), ("ascii", "korean-ksc5601", None, None), ""),
    "iso-2022-kr": (
        ("ascii", "korean-ksc5601"),
        ("ascii", (None, "korean-ksc5601"), None, None),
        "ascii-at-eol ascii-at-cntl 7-bit designation locking-shift designation-bol",
    ),
    "tibetan-iso-8bit": (("ascii", "tibetan"), ("ascii", "tibetan", None, None), ""),
}
"""The coding systems by ISO 2022: their charsets, all there are if none is named; what each of the four registers may hold,
the first from the beginning; and the flags."""

COMPOUND_TEXT = (
    "ascii", "latin-jisx0201", "katakana-jisx0201", "latin-iso8859-1", "latin-iso8859-2", "latin-iso8859-3", "latin-iso8859-4",
    "greek-iso8859-7", "arabic-iso8859-6", "hebrew-iso8859-8", "cyrillic-iso8859-5", "latin-iso8859-9", "chinese-gb2312",
    "japanese-jisx0208", "korean-ksc5601",
)  # fmt: skip
"""The charsets that compound text has without segments in other codings."""

MORE_PROPERTIES: dict[str, tuple[str, ...]] = {
    "prefer-utf-8": (
        ":prefer-utf-8 t",
        ":inhibit-null-byte-detection 0",
        ":inhibit-iso-escape-detection 0",
    ),
    "no-conversion": (":default-char 0", ":for-unibyte t"),
    "raw-text": (":for-unibyte t",),
    "us-ascii": (":default-char 63",),
    "utf-8-with-signature": (":bom t",),
    "utf-8-auto": (":bom utf-8-with-signature.utf-8",),
    "utf-16le": (":endian little", ":mime-text-unsuitable t"),
    "utf-16be": (":endian big", ":mime-text-unsuitable t"),
    "utf-16le-with-signature": (":bom t", ":endian little", ":mime-text-unsuitable t"),
    "utf-16be-with-signature": (":bom t", ":endian big", ":mime-text-unsuitable t"),
    "utf-16": (":bom utf-16le-with-signature.utf-16be-with-signature", ":endian big", ":mime-text-unsuitable t"),
    "utf-7": (":pre-write-conversion utf-7-pre-write-conversion", ":post-read-conversion utf-7-post-read-conversion"),
    "utf-7-imap": (
        ":pre-write-conversion utf-7-imap-pre-write-conversion",
        ":post-read-conversion utf-7-imap-post-read-conversion",
    ),
    "vietnamese-viqr": (
        ":post-read-conversion viqr-post-read-conversion",
        ":pre-write-conversion viqr-pre-write-conversion",
    ),
    "in-is13194-devanagari": (
        ":post-read-conversion in-is13194-post-read-conversion",
        ":pre-write-conversion in-is13194-pre-write-conversion",
    ),
    "chinese-hz": (":post-read-conversion post-read-decode-hz", ":pre-write-conversion pre-write-encode-hz"),
    "compound-text-with-extensions": (
        ":post-read-conversion ctext-post-read-conversion",
        ":pre-write-conversion ctext-pre-write-conversion",
    ),
    "eucjp-ms": (":decode-translation-table eucjp-ms-decode", ":encode-translation-table eucjp-ms-encode"),
    **dict.fromkeys(
        ("iso-2022-cn", "iso-2022-cn-ext", "iso-2022-jp", "iso-2022-jp-2", "iso-2022-jp-2004", "iso-2022-kr"),
        (":suitable-for-keyboard t",),
    ),
    **dict.fromkeys(("vietnamese-viscii", "vietnamese-vscii"), (":suitable-for-file-name t",)),
}
"""Properties of a few coding systems."""

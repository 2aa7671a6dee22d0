"""The charsets of GNU Emacs 30, by priority, one a line.

A line holds the names, the main one first; the final character of the sequence that designates it by ISO 2022; the leading byte
in Emacs's old internal coding; the ranges of the bytes of its codes, the last byte's first; and what its characters are:

- `+NUMBER`: the characters from NUMBER on, for the codes in their order from the one that follows, by default the first;
- `=CODEC`: the bytes of a code as Python's codec has them;  `^CODEC`: the same with the high bits on, after a prefix in hex;
- `#`: as recorded in the file beside this one;  `big5/1`, `big5/2`: the two halves of Big5 in their order;
- `&`: all of other charsets, of which one may have a number added to its codes;
- `*`: what of the basic plane `gb18030-2-byte` lacks, in order.
"""

CHARSETS = """
unicode-bmp - - 0-ff,0-ff +0
unicode,ucs - - 0-ff,0-ff,0-10 +0
iso-8859-1 - - 0-ff +0
ascii B 0 0-7f +0
latin-iso8859-1 A 129 20-7f +160
control-1 - - 80-9f +128
iso-8859-2 - - 0-ff =iso8859-2
latin-iso8859-2 B 130 20-7f ^iso8859-2
iso-8859-3 - - 0-ff =iso8859-3
latin-iso8859-3 C 131 20-7f ^iso8859-3
iso-8859-4 - - 0-ff =iso8859-4
latin-iso8859-4 D 132 20-7f ^iso8859-4
iso-8859-5 - - 0-ff =iso8859-5
cyrillic-iso8859-5 L 140 20-7f ^iso8859-5
iso-8859-6 - - 0-ff =iso8859-6
arabic-iso8859-6 G 135 20-7f ^iso8859-6
iso-8859-7 - - 0-ff =iso8859-7
greek-iso8859-7 F 134 20-7f ^iso8859-7
iso-8859-8 - - 0-ff =iso8859-8
hebrew-iso8859-8 H 136 20-7f ^iso8859-8
iso-8859-9 - - 0-ff =iso8859-9
latin-iso8859-9 M 141 20-7f ^iso8859-9
iso-8859-10 - - 0-ff =iso8859-10
latin-iso8859-10 V - 20-7f ^iso8859-10
iso-8859-11 - - 0-ff =iso8859-11
thai-iso8859-11 T - 20-7f ^iso8859-11
iso-8859-13 - - 0-ff =iso8859-13
latin-iso8859-13 Y - 20-7f ^iso8859-13
iso-8859-14 - - 0-ff =iso8859-14
latin-iso8859-14 _ 143 20-7f ^iso8859-14
iso-8859-15 - - 0-ff =iso8859-15
latin-iso8859-15 b 142 20-7f ^iso8859-15
iso-8859-16 - - 0-ff =iso8859-16
latin-iso8859-16 f - 20-7f ^iso8859-16
thai-tis620 T 133 20-7f +3584
tis620-2533 - - 0-ff =thai-tis620
jisx0201 - - 0-df =jisx0201
chinese-gb2312 A 145 21-7e,21-7e ^gb2312
chinese-gbk,windows-936,cp936 - - 40-fe,81-fe =gbk
chinese-cns11643-1 G 149 21-7e,21-7e #
chinese-cns11643-2 H 150 21-7e,21-7e #
chinese-cns11643-3 I 246 21-7e,21-7e #
chinese-cns11643-4 J 247 21-7e,21-7e #
chinese-cns11643-5 K 248 21-7e,21-7e #
chinese-cns11643-6 L 249 21-7e,21-7e #
chinese-cns11643-7 M 250 21-7e,21-7e #
big5 - - 40-fe,a1-fe #
japanese-jisx0208 B 146 21-7e,21-7e ^euc_jp
japanese-jisx0208-1978 @ 144 21-7e,21-7e #
japanese-jisx0212 D 148 21-7e,21-7e ^euc_jp/8f
japanese-jisx0213-1 O 151 21-7e,21-7e ^euc_jisx0213
japanese-jisx0213-2 P 254 21-7e,21-7e #
japanese-jisx0213.2004-1 Q - 21-7e,21-7e ^euc_jis_2004
cp932 - - 0-ff,0-fe &ascii,katakana-sjis,cp932-2-byte
korean-ksc5601 C 147 21-7e,21-7e ^cp949
big5-hkscs - - 40-fe,a1-fe #
cp949 - - 0-fe,0-fd &ascii,cp949-2-byte
viscii - - 0-ff =vietnamese-viscii
vscii,tcvn-5712 - - 0-ff =vietnamese-vscii
vscii-2 - - 0-ff =vscii-2
koi8-r,koi8 - - 0-ff =koi8-r
alternativnyj - - 0-ff =cyrillic-alternativnyj
cp866,ibm866 - - 0-ff =cp866
koi8-u - - 0-ff =koi8-u
koi8-t - - 0-ff =koi8-t
georgian-ps - - 0-ff =georgian-ps
georgian-academy - - 0-ff =georgian-academy
windows-1250,cp1250 - - 0-ff =cp1250
windows-1251,cp1251 - - 0-ff =cp1251
windows-1252,cp1252 - - 0-ff =cp1252
windows-1253,cp1253 - - 0-ff =cp1253
windows-1254,cp1254 - - 0-ff =cp1254
windows-1255,cp1255 - - 0-ff =cp1255
windows-1256,cp1256 - - 0-ff =cp1256
windows-1257,cp1257 - - 0-ff =cp1257
windows-1258,cp1258 - - 0-ff =cp1258
next - - 0-ff =next
cp1125,cp866u,ruscii - - 0-ff =cp1125
cp437 - - 0-ff =cp437
cp720 - - 0-ff =cp720
cp737 - - 0-ff =cp737
cp775 - - 0-ff =cp775
cp851 - - 0-ff =cp851
cp852 - - 0-ff =cp852
cp855 - - 0-ff =cp855
cp857 - - 0-ff =cp857
cp858,cp00858 - - 0-ff =cp858
cp860 - - 0-ff =cp860
cp861 - - 0-ff =cp861
cp862 - - 0-ff =cp862
cp863 - - 0-ff =cp863
cp864 - - 0-ff =emacs-cp864
cp865 - - 0-ff =cp865
cp869 - - 0-ff =cp869
cp874 - - 0-ff =cp874
unicode-smp - - 0-ff,0-ff +65536
unicode-sip - - 0-ff,0-ff +131072
unicode-ssp - - 0-ff,0-ff +917504
mac-roman - - 0-ff =emacs-mac-roman
ebcdic-us - - 0-ff =ebcdic-us
ebcdic-uk - - 0-ff =ebcdic-uk
ibm038,cp038,ebcdic-int - - 0-ff =ibm038
ibm256 - - 0-ff =ibm256
ibm273 - - 0-ff =cp273
ibm274 - - 0-ff =ibm274
ibm275 - - 0-ff =ibm275
ibm277 - - 0-ff =ibm277
ibm278 - - 0-ff =ibm278
ibm280 - - 0-ff =ibm280
ibm281 - - 0-ff =ibm281
ibm284 - - 0-ff =ibm284
ibm285 - - 0-ff =ibm285
ibm290 - - 0-ff =ibm290
ibm297 - - 0-ff =ibm297
ibm1047,cp1047 - - 0-ff =ibm1047
hp-roman8 - - 0-ff =hp-roman8
adobe-standard-encoding - - 20-ff =adobe-standard-encoding
symbol - - 20-ff =symbol
ibm850,cp850 - - 0-ff =cp850
mik - - 0-ff =mik
ptcp154,cp154,pt154 - - 0-ff =ptcp154
gb18030 - - 0-ff,0-fe,0-fe,0-fe &ascii,gb18030-2-byte,gb18030-4-byte-bmp,gb18030-4-byte-smp
chinese-cns11643-15 - - 21-7e,21-7e +2623546
emacs - - 0-ff,0-ff,0-3f +0
eight-bit - - 80-ff +4194176
eight-bit-control - - 80-9f +4194176
eight-bit-graphic - - a0-ff +4194208
latin-jisx0201 J 138 21-7e =jisx0201
katakana-jisx0201 I 137 21-7e ^shift_jis
chinese-big5-1 0 152 21-7e,21-7e big5/1
chinese-big5-2 1 153 21-7e,21-7e big5/2
japanese-jisx0213-a - - 21-7e,21-7e #
katakana-sjis - - a1-df =shift_jis
cp932-2-byte - - 40-fc,81-fc =cp932
cp949-2-byte - - 41-fe,81-fd =cp949
chinese-sisheng 0 160 21-7e #
ipa 0 161 20-7f #
vietnamese-viscii-lower 1 162 20-7f #
vietnamese-viscii-upper 2 163 20-7f #
arabic-digit 2 164 22-2a +1536
arabic-1-column 3 165 21-7e +2097408
arabic-2-column 4 224 21-7e +2097536
lao 1 167 21-7e +3713
mule-lao - - 0-ff &ascii,eight-bit-control,lao:128
indian-is13194 5 225 21-7e #
devanagari-cdac - - 0-ff +1573120
sanskrit-cdac - - 0-ff +1573376
bengali-cdac - - 0-ff +1573632
tamil-cdac - - 0-ff +1573888
telugu-cdac - - 0-ff +1574144
assamese-cdac - - 0-ff +1574400
oriya-cdac - - 0-ff +1574656
kannada-cdac - - 0-ff +1574912
malayalam-cdac - - 0-ff +1575168
gujarati-cdac - - 0-ff +1575424
punjabi-cdac - - 0-ff +1575680
devanagari-akruti - - 0-ff +1575936
bengali-akruti - - 0-ff +1576192
punjabi-akruti - - 0-ff +1576448
gujarati-akruti - - 0-ff +1576704
oriya-akruti - - 0-ff +1576960
tamil-akruti - - 0-ff +1577216
telugu-akruti - - 0-ff +1577472
kannada-akruti - - 0-ff +1577728
malayalam-akruti - - 0-ff +1577984
indian-glyph 4 240 20-7f,20-7f +1573120
indian-1-column 6 251 21-7e,21-7e +1589248
indian-2-column 5 251 21-7e,21-7e +1589248
tibetan 7 252 21-7e,21-25 #
tibetan-1-column 8 241 21-7e,21-25 +1638400
mule-unicode-2500-33ff 2 242 20-7f,20-47 +9472
mule-unicode-e000-ffff 3 243 20-7f,20-75 +57344
mule-unicode-0100-24ff 1 244 20-7f,20-7f +256
ethiopic 3 245 21-7e,21-7e #
gb18030-2-byte - - 40-fe,81-fe =gb18030
gb18030-4-byte-bmp - - 30-39,81-fe,30-39,81-84 *
gb18030-4-byte-smp - - 30-39,81-fe,30-39,90-e3 +65536 90308130
gb18030-4-byte-ext-1 - - 30-39,81-fe,30-39,84-8f +2097152 8431a530
gb18030-4-byte-ext-2 - - 30-39,81-fe,30-39,e3-fe +2246732 e3329a36
"""

CORRECTIONS = {
    "gb18030-2-byte": (
        "a6d9 a6da a6db a6dc a6dd a6de a6df a6ec a6ed a6f3 a8bc fe51 fe52 fe53 fe59 fe61 fe66 fe67 "
        "fe6c fe6d fe76 fe7e fe90 fe91 fea0",
        "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f\U00020087\U00020089\U000200cc\u9fb4\u9fb5\u9fb6"
        "\u9fb7"
        "\U000215d7\u9fb8\U0002298f\u9fb9\u9fba\U000241fe\u9fbb",
    ),
    "japanese-jisx0208": ("213d", "—"),
    "japanese-jisx0212": ("2237", "～"),
    "japanese-jisx0213-1": ("213d 2256 2257", "—｟｠"),
    "japanese-jisx0213.2004-1": ("213d 2256 2257", "—｟｠"),
    "korean-ksc5601": ("2268", "㉾"),
}
"""Codes of charsets, and the characters that Emacs has there in the place of those of Python's codec."""
AVOIDED = {"cp932-2-byte": range(0xED00, 0xEF00)}
"""Codes that a character only gets when it has no other."""

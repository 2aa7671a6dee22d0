"""The regular expressions of the library xml: the productions of XML 1.0 by their names in Emacs."""

from __future__ import annotations

START = "[[:word:]:_]"
CHAR = "[[:word:]:_.0-9·\u0300-\u036f\u203f\u2040-]"
NAME = f"{START}{CHAR}*"
CHAR_REF = "\\(?:&#[0-9]+;\\|&#x[[:xdigit:]]+;\\)"
ENTITY_REF = f"&{NAME};"
REFERENCE = f"\\(?:{ENTITY_REF}\\|{CHAR_REF}\\)"
PE_REFERENCE = f"%\\({NAME}\\);"
NMTOKEN = f"{CHAR}+"
ATT_VALUE = f"\\(?:\"\\(?:[^&\"]\\|{REFERENCE}\\)*\"\\|'\\(?:[^&']\\|{REFERENCE}\\)*'\\)"
TOKENIZED = "\\(?:ID\\|IDREF\\|IDREFS\\|ENTITY\\|ENTITIES\\|NMTOKEN\\|NMTOKENS\\)"
NOTATION = f"\\(?:NOTATION\\s-+(\\s-*{NAME}\\(?:\\s-*|\\s-*{NAME}\\)*\\s-*)\\)"
ENUMERATION = f"\\(?:(\\s-*{NMTOKEN}\\(?:\\s-*|\\s-*{NMTOKEN}\\)*\\s-+)\\)"
ENUMERATED = f"\\(?:{NOTATION}\\|{ENUMERATION}\\)"
ATT_TYPE = f"\\(?:CDATA\\|{TOKENIZED}\\|{ENUMERATED}\\)"
DEFAULT = f"\\(?:#REQUIRED\\|#IMPLIED\\|\\(?:#FIXED\\s-+\\)*{ATT_VALUE}\\)"
REGEXPS = {
    "xml-name-start-char-re": START,
    "xml-name-char-re": CHAR,
    "xml-name-re": NAME,
    "xml-names-re": f"{NAME}\\(?: {NAME}\\)*",
    "xml-nmtoken-re": NMTOKEN,
    "xml-nmtokens-re": f"{NMTOKEN}\\(?: {NAME}\\)*",
    "xml-char-ref-re": CHAR_REF,
    "xml-entity-ref": ENTITY_REF,
    "xml-entity-or-char-ref-re": f"&\\(?:#\\(x\\)?\\([[:xdigit:]]+\\)\\|\\({NAME}\\)\\);",
    "xml-pe-reference-re": PE_REFERENCE,
    "xml-reference-re": REFERENCE,
    "xml-att-value-re": ATT_VALUE,
    "xml-tokenized-type-re": TOKENIZED,
    "xml-notation-type-re": NOTATION,
    "xml-enumeration-re": ENUMERATION,
    "xml-enumerated-type-re": ENUMERATED,
    "xml-att-type-re": ATT_TYPE,
    "xml-default-decl-re": DEFAULT,
    "xml-att-def-re": f"\\(?:\\s-*{NAME}\\s-*{ATT_TYPE}\\s-*{DEFAULT}\\)",
    "xml-entity-value-re": (
        f"\\(?:\"\\(?:[^%&\"]\\|{PE_REFERENCE}\\|{REFERENCE}\\)*\"\\|'\\(?:[^%&']\\|{PE_REFERENCE}\\|{REFERENCE}\\)*'\\)"
    ),
}

"""The shapes of times, as patterns over the letters that the words have (`tokens.py`, `words.py`).

    M month · W weekday · H holiday · s season · P part of the day · R today · G now · E the 1980s · K clock time
    Z zone · Y year · D day of the month · N other number · C number word · O ordinal · X day in figures · J Q3 · < BC
    u unit · y year · r quarter · w weekend · 1 century · U several of any unit · L weeklong · q daily · k twice
    v every · l last, next · i this · j that · g ago · b earlier, later · c before · e early, end of · m about
    F fiscal · A o'clock · t the · a a · f of · p in, on, at · & and, to · h half · n end · o old, long · x full, more
    z 's · - dash · ~ dash between spaces · . end of a sentence · | end of a paragraph · _ any other word

Every repetition is bounded, so that no text can make a pattern run away.
"""

import re

NUMBER = r"(?:a?C(?:-?&?C){0,6}|[DNY]C?)"
NUMBERS = rf"(?:{NUMBER}(?:[-&]{NUMBER})?(?:&ah?|&h)?)"
UNIT = r"[uUyrw1]"
YEAR = r"(?:,?-?f?t?Y<?|,?f?[ijl]y|f?[DN]<|C-?C(?:-?C)?(?!-?[uUyrw1C]))"
MONTH_DAY = r"(?:M-?t?[DO](?![Uu])|t?[DO]-?f?-?M)"
CLOCK = r"(?:(?:K|CA)(?:,?Z|\(Z\))?)"
DAY = rf"(?:W(?:,?p?t?{MONTH_DAY}{YEAR}?)?|{MONTH_DAY}(?:{YEAR})?(?:,?W)?|M{YEAR}?)"
PART = r"(?:t?[eb]{1,2}-?p?){0,2}"
HEAD = rf"(?:{CLOCK},?p?|{PART}t?x?P[Uu]?(?:f|p|,)?|t?eUf)"
TAIL = rf"(?:,?p?{CLOCK}|-?p?t?e?-?P(?:p?{CLOCK})?)"

SHAPES = {
    "listed": r"t?[DO](?=[-~&]t?[DO]-?f?-?M)",
    "in_short": "D/D",
    "figures": rf"X(?:,?p?{CLOCK})?",
    "day": rf"{HEAD}{PART}t?[lij]?(?:{DAY})|{PART}t?[lij]?(?:{DAY})(?:{TAIL})?",
    "holiday": rf"{PART}[lij]?H(?:,?f?Y|f?[ijl]y)?(?:{TAIL})?",
    "today": rf"(?:{HEAD})?(?:[eb]p?)?R(?:{TAIL})?",
    "quarter": (r"t?[lijx]?F?-?O-?F?-?r(?:,?f?t?(?:F?-?Y|[ijl]y))?|t?F?-?YO-?r|t?F?Yr|J(?:f?-?Y)?"
                r"|t?Ohf?t?(?:F?-?Y|MY?|[ijl]y|y|E)"),
    "decade": rf"{PART}t?E<?|{PART}t?[DO](?:[-&][DO])?-?1<?",
    "season": rf"{PART}t?[lij]?s(?:{YEAR})?",
    "spoken": r"(?:t?y)?C-?C(?:-?C)?(?!-?[uUyrw1C])",
    "year": rf"m?{PART}(?:t?[yU])?t?F?-?m?(?:Y<?|[DN]<)|m?{PART}<[YDN]",
    "set": rf"v(?:{NUMBER}|O)?-?(?:[uUyrw1]|WP?|s|P|M(?:[DO])?|P)(?:{TAIL})?|k?(?:a|v|/){UNIT}(?!-?[gbco])|q",
    "range": rf"m?{NUMBER}(?=[-~&]{NUMBER}-?x?U)",
    "previous": rf"t?{NUMBER}lU",
    "amount": (
        rf"(?:t?x?[li]|t?O|t)?x?m{{0,2}}(?:{NUMBERS}|ah?x?|ha?)-?(?:x|_(?=U))?-?F?{UNIT}(?:&ah|-?o)?"
        rf"(?:-?[gbc](?:{TAIL})?)?"
    ),
    "ago": r"t?[yur1]-[gbc](?:-?O?-?r)?|[uy]-o",
    "unit": rf"{PART}t?x?[lij]{{1,2}}x?F?-?{UNIT}(?:{TAIL})?|{PART}tx?F?{UNIT}(?:-?[gbc])?|t?y-?z?n",
    "daypart": rf"(?:[eb])?-?[ijl]x?P|{PART}tP|P",
    "clock": CLOCK,
    "recent": r"G(?:C_?)?U",
    "plural": r"m?x?U(?:-?[gbc]|-o)?",
    "lasting": "L",
    "ref": "G",
}
ORDER = tuple((name, re.compile(shape)) for name, shape in SHAPES.items())
"""The shapes in the order in which they are tried; the first whose match is a time is taken."""
SHAPE = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in SHAPES.items()))
"""All of them at once."""
FIRST = re.compile(r"[^_|.,()'&~-]")
"""A letter with which a time can begin; all others are passed over at once."""

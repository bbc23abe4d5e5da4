"""Rows that set a headline or claim beside a text; what `sayso annotate stance` answers them with."""

from typing import Any

from sayso.errors import RowError
from sayso.statements import Network, load_network
from sayso.statements.bears_out import judge
from sayso.statements.evidence import evidence

Fields = dict[str, Any]
ID_FIELDS = ("doc_id", "page_id", "id")
TEXT_FIELDS = ("text", "body")


def stance(row: Fields, *, file: str, line: int, tagger: bool = True) -> Fields:
    """`{label}`: whether the text agrees with the headline, disagrees, discusses it, or is about something else.

    A row has an id, `headline`, and `text` or `body`. The trained network is heard beside the signals, unless the row
    brings under `heard` what another gives each label. Raises RowError.

    >>> row = {"id": 1, "headline": "Marn falls to rebels", "text": "Shares rose in Port Lisk. Traders were glad."}
    >>> stance(row, file="pairs.jsonl", line=1)
    {'label': 'unrelated'}
    """
    if all(row.get(name) is None for name in ID_FIELDS):
        raise RowError(file, line, "has no id; give `id`, `doc_id` or `page_id`")
    headline = row.get("headline")
    text = next((row[name] for name in TEXT_FIELDS if row.get(name) is not None), None)
    if not isinstance(headline, str) or not headline.strip():
        raise RowError(file, line, "has no `headline`; give the headline or claim as a string")
    if not isinstance(text, str):
        raise RowError(file, line, "has no `text`; give the text to set beside the headline, as `text` or `body`")
    heard = heard_of(row, file=file, line=line)
    said = [span.cut(text) for span in evidence(headline, text)] if heard is None and tagger else []
    if len(said) > 1 and isinstance(network := load_network(), Network):  # it has learned from whole texts only
        heard = network.stances([(headline, said)])[0]
    return {"label": judge(headline, text, heard).label.value}


def heard_of(row: Fields, *, file: str, line: int) -> dict[str, float] | None:
    """What a network gave each label, where the row says so. Raises RowError.

    >>> heard_of({"heard": {"agree": 1}}, file="pairs.jsonl", line=1)
    {'agree': 1.0}
    """
    heard = row.get("heard")
    if heard is None:
        return None
    if not isinstance(heard, dict) or not all(isinstance(one, int | float) for one in heard.values()) or not heard:
        raise RowError(file, line, "has a `heard` that is not chances; give {\"agree\": 0.7, ...} or leave it out")
    return {str(label): float(one) for label, one in heard.items()}

"""From what is told to its place in the calendar, in the order of the text."""

from sayso.mentions.times import by_count, by_name
from sayso.mentions.times.context import Answer, Context
from sayso.mentions.times.told import Told
from sayso.model import WhenType

RESOLVERS = {
    "date": by_name.a_date,
    "days": by_count.days_from,
    "unit": by_count.a_unit,
    "amount": by_count.an_amount,
    "set": by_count.a_set,
    "length": by_count.a_length,
    "ref": by_count.a_reference,
    "clock": by_count.a_clock,
}


def resolve(told: Told, context: Context, direction: int) -> Answer | None:
    """The value of one time; None where it cannot be a time after all."""
    answer = RESOLVERS[told.kind](told, context, direction)
    compared = told.relation == "earlier" and told.unit == "Y" and not context.history
    fleeting = told.kind == "amount" and (told.relation in ("ago", "from now") or compared)
    if answer and answer.stretch and answer.type in (WhenType.DATE, WhenType.TIME) and not fleeting:
        context.remember(answer.stretch, told)
    return answer

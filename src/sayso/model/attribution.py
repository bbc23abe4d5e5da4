"""What the trained tagger marks: who is said to say, think or want what."""

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as PolNeAR's guide marks them: outermost only, and beliefs, wishes and intentions too.

    It is a layer beside the statements, which keep to their own guide; `why` says in words who marked it.
    """

    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    why: tuple[str, ...] = ()

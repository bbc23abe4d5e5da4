"""The commands and their options; what each does stands in the module of its name."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sayso import __version__
from sayso.errors import SaysoError

FAILED = 2
"""The exit code where something could not be read, written or found."""


class Layer(StrEnum):
    """What `sayso annotate` can answer with."""

    PAGES = "pages"
    BLOCKS = "blocks"
    METADATA = "metadata"
    ATTRIBUTION = "attribution"
    STATEMENTS = "statements"
    ACTORS = "actors"
    EVENTS = "events"
    TIMEX = "timex"
    TOPONYMS = "toponyms"
    QUANTITIES = "quantities"
    FACTUALITY = "factuality"
    STANCE = "stance"
    CLUSTERS = "clusters"


def layer_of(name: str) -> str:
    """The name of a layer as it is; raises typer.BadParameter with all names for another."""
    try:
        return Layer(name).value
    except ValueError:
        raise typer.BadParameter(f"{name!r} is no layer; there are {', '.join(Layer)}") from None


class Commands(TyperGroup):
    """A SaysoError is for the user: one line that says what to do next, and no traceback. Others are for us."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except SaysoError as error:
            complain(error)
            raise typer.Exit(FAILED) from None


def complain(error: SaysoError) -> None:
    """Say on standard error what went wrong."""
    from sayso.export.visible import one_line  # noqa: PLC0415

    typer.echo(f"sayso: {one_line(str(error))} [{error.code}]", err=True)


app = typer.Typer(
    cls=Commands, add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Pipeline = Annotated[str | None, typer.Option(
    metavar="NAME", help="The installed spaCy pipeline to parse with; default: the setting `pipeline`.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no remarks; errors are still told.")]


@app.callback(invoke_without_command=True)
def sayso(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Reads news pages about contested events and says who says what, in whose words, how certain, and who denies it.

    It runs on this machine alone; nothing is sent anywhere. Exit code 0: done. 2: something could not be read, written
    or found; each such thing has one line on standard error, with a name in brackets that docs/errors.md explains.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot write a character shows another, and goes on
            stream.reconfigure(errors="replace")
    if version:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.command(short_help="Show who says what on each page.")
def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", show_default=False, help=(
        "HTML or text files, JSON lines with a page a row, folders of them, or - for standard input."))],
    json: Annotated[bool, typer.Option("--json", help="Print each reading as one line of JSON.")] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", show_default=False, help=(
        "Write one self-contained report with the statements drawn in the text."))] = None,
    acled: Annotated[Path | None, typer.Option("--acled", metavar="FILE", show_default=False, help=(
        "Write a row for each event as CSV: ACLED's columns, deaths as UCDP counts them, and who said so."))] = None,
    plover: Annotated[Path | None, typer.Option("--plover", metavar="FILE", show_default=False, help=(
        "Write each event as a PLOVER record, one line of JSON each."))] = None,
    narration: Annotated[bool, typer.Option("--narration", help="Also show what the outlet says itself.")] = False,
    no_keep: Annotated[bool, typer.Option("--no-keep", help="Do not keep the readings for `sayso why`.")] = False,
    quiet: Quiet = False,
    pipeline: Pipeline = None,
) -> None:
    """Show who says what on each page: statements by speaker, disputes side by side, repeats folded."""
    from sayso.cli.reading import run  # noqa: PLC0415

    finish(run(paths, as_json=json, html=html, acled=acled, plover=plover, narration=narration, no_keep=no_keep,
               quiet=quiet, pipeline=pipeline))


@app.command(short_help="Answer rows of JSON with rows of JSON.")
def annotate(
    layer: Annotated[str, typer.Argument(callback=layer_of, metavar="LAYER", show_default=False, help=(
        f"What to answer with: {', '.join(Layer)}."))],
    rows: Annotated[str | None, typer.Argument(metavar="ROWS", show_default=False, help=(
        "JSON lines: an id (doc_id, page_id or id), one of text, html or path, and title, url, outlet, published "
        "where known; for factuality an id, text, start and end; for stance an id, headline and text. Use - for "
        "standard input. With --spans alone, the rows of GIVEN."))] = None,
    spans: Annotated[Path | None, typer.Option("--spans", metavar="GIVEN", show_default=False, help=(
        "For toponyms: resolve the spans that these rows give (the same id, `toponyms`: a list of {s, e}), find no "
        "others."))] = None,
    quiet: Quiet = False,
    pipeline: Pipeline = None,
) -> None:
    """Answer rows with rows, on standard output: one JSON object a line, the row's id echoed under its own name.

    Offsets are half-open characters of the row's text, unchanged. A bad row is told on standard error with its file and
    line, and the others go on.
    """
    from sayso.cli.annotating import run  # noqa: PLC0415

    if rows is None and spans is None:
        raise typer.BadParameter("give a file of rows, or - for standard input", param_hint="ROWS")
    if spans is not None and layer != Layer.TOPONYMS:
        raise typer.BadParameter(f"is for toponyms, not for {layer}", param_hint="--spans")
    finish(run(layer, rows or str(spans), spans=spans, quiet=quiet, pipeline=pipeline))


@app.command(short_help="Give the reasons for a statement, or for its absence.")
def why(
    wanted: Annotated[str, typer.Argument(metavar="ID", show_default=False, help=(
        "A statement's id or the start of one; PAGE/BLOCK; PAGE:OFFSET; the id of something left out; or a piece of "
        "the page's text in quotation marks."))],
    inside: Annotated[str | None, typer.Option("--in", metavar="PATH", show_default=False, help=(
        "Read this page afresh instead of looking through the readings that were kept."))] = None,
    pipeline: Pipeline = None,
) -> None:
    """Give the reasons for a statement, or for a sentence that gave none."""
    from sayso.cli.reasons import run  # noqa: PLC0415

    run(wanted, inside=inside, pipeline=pipeline)


@app.command(short_help="Read the bundled case and show who says what.")
def demo(
    quiet: Quiet = False,
    pipeline: Pipeline = None,
) -> None:
    """Read the bundled case, an invented conflict told by several invented outlets, and show who says what."""
    from sayso.cli.demonstration import run  # noqa: PLC0415

    finish(run(quiet=quiet, pipeline=pipeline))


def finish(failed: int) -> None:
    """End with the exit code that tells whether anything failed."""
    if failed:
        raise typer.Exit(FAILED)

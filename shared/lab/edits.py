"""A plugin for pytest beside nbval: after a notebook's last cell, one of its definitions is edited, and every exercise is
solved.

The first later cell that calls the edited definition must notice. A notebook in which a reader can change a formula without
any effect teaches the wrong thing. And with its solution pasted in, an exercise must be found solved.
"""

import copy
import os
import re

import pytest
from nbval.plugin import IPyNbCell, NbCellError

EDITED = "this definition was edited"
SOLUTION = re.compile(r"<summary>Solution</summary>\n\n```rust\n(.*?)\n```", re.DOTALL)
BODY = re.compile(r"^(?:pub )?fn [^{]*\{", re.MULTILINE)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    # Kernels have a build folder for each notebook: this one, not that of a reader's copy, whose kernel may be running.
    os.environ["JPY_SESSION_NAME"] = f"check-{item.path.name}"


def pytest_collection_modifyitems(items):
    for notebook in dict.fromkeys(item.parent for item in items):
        cells = [item for item in items if item.parent is notebook]
        items.extend(edited(cells))
        items.extend(solved(notebook, cells))


def edited(cells):
    """A definition with a body that panics, and the cell that must notice: the first such pair of a notebook."""
    for number, definition in enumerate(cells):
        metadata = definition.cell.metadata.weave
        if metadata.kind != "code" or not BODY.search(definition.cell.source):
            continue
        for user in cells[number + 1 :]:
            if user.cell.metadata.weave.kind == "cell" and re.search(rf"\b{metadata.name}\b", user.cell.source):
                edit = again(IPyNbCell, definition, "edited")
                edit.cell.source = BODY.sub(rf'\g<0> if true {{ panic!("{EDITED}") }}', definition.cell.source, count=1)
                return [edit, again(Noticing, user, f"after {metadata.name} was edited")]
    return []


def solved(notebook, cells):
    """The cells of each exercise with the solution in the place of what a reader begins with, and then its check."""
    prose = [cell for cell in notebook.nb.cells if cell.cell_type == "markdown"]
    found = [SOLUTION.search(cell.source) for cell in prose]
    solutions = [match[1] for match in found if match]
    stubs = [cell for cell in cells if cell.cell.metadata.weave.kind == "exercise"]
    checks = [cell for cell in cells if cell.cell.metadata.weave.kind == "check"]
    items = []
    for stub, solution in zip(stubs, solutions, strict=True):
        item = again(IPyNbCell, stub, "solved")
        item.cell.source = solution
        items.append(item)
    return items + [again(Solved, check, "solved") for check in checks]


def again(kind, item, when):
    return kind.from_parent(
        item.parent,
        name=f"{item.name} {when}",
        cell_num=item.cell_num,
        cell=copy.deepcopy(item.cell),
        options=item.options,
    )


class Noticing(IPyNbCell):
    """A cell that must fail because of the edit."""

    def runtest(self):
        try:
            super().runtest()
        except NbCellError:
            if EDITED in str(self.test_outputs):
                return
            raise
        self.raise_cell_error("A definition that this cell calls was edited, and it shows the same")


class Solved(IPyNbCell):
    """A check that must find the exercise solved."""

    def runtest(self):
        try:
            super().runtest()
        except NbCellError:
            pass
        if '"solved' not in str(self.test_outputs).replace("'", '"'):
            self.raise_cell_error(f"With its solution the check says {self.test_outputs}")

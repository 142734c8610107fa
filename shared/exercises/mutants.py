#!/usr/bin/env python3
"""Whether the checkers of the exercises catch every small change of a solution.

Each solution, as the pages print it, is changed in one place: an operator, a comparison, a number, a bound. All changed answers
of a chapter are compiled as one program, which asks the chapter's checkers. One that is found solved is printed, and fails the
run, unless it is named in EQUAL: there the change makes no difference.

mutants.py [ch02 …]      from anywhere; `cargo exercise` must have made the reader's folder
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = ROOT / "shared/exercises/answers"
FOLDER = ROOT / "exercises"
BLOCKS = re.compile(r"^```rust,ignore\n(.*?)^```$", re.MULTILINE | re.DOTALL)

CHANGES = [
    (r" \+ ", [" - "]), (r" - ", [" + "]), (r" \* ", [" / "]), (r" / ", [" * "]),
    (r" \+= ", [" -= "]), (r" -= ", [" += "]), (r" < ", [" <= ", " > "]), (r" > ", [" >= ", " < "]),
    (r" == ", [" != "]), (r" != ", [" == "]), (r" && ", [" || "]), (r"(?<=[ (\[])-(?=[\w(])", [""]),
    (r"\b0\.0\b", ["1.0"]), (r"\b1\.0\b", ["2.0"]), (r"\b2\.0\b", ["1.0", "3.0"]), (r"\b0\.\d+\b", ["0.123"]),
    (r"\b1e-4\b", ["1e-2"]), (r"\.\.2500", ["..2499"]), (r"2000\.\.2", ["1999..2"]), (r"\b16\.0\b", ["15.0"]),
    (r"\b1600\b", ["1599"]), (r"\b12\b", ["13"]), (r"12\.01", ["12.02"]), (r"3\.26", ["3.2"]), (r"4e-7", ["4e-6", "4e-9"]),
    (r"place\.\.count", ["0..count"]), (r"0\.\.count", ["1..count"]), (r"0\.\.size", ["1..size"]),
    (r"\.nrows\(\)", [".ncols()"]), (r"\.len\(\)", [".len().pow(2)"]), (r"Axis\(0\)", ["Axis(1)"]),
    (r"\.powi\(2\)", [".powi(3)", ".abs()"]), (r"max\(", ["min("]), (r"NEG_INFINITY", ["INFINITY"]), (r"-largest", ["-0.0"]),
    (r"DELTA", ["(2.0 * DELTA)"]), (r"\bexp\(", ["2.0 * exp("]), (r"\bln\(", ["2.0 * ln("]), (r"\.t\(\)", [".view()"]),
    (r"confusion\.row\(", ["confusion.column("]), (r"train\.shuffle\(rng\);", [""]), (r"row /= sum;", [""]),
    (r"moved\[i\] = x\[i\];", [""]), (r"(?m)^    network\.\w+ -= .*$", [""]), (r"\blabel\b\)", ["label + 1)"]),
    (r"0\.4\b", ["0.39"]), (r"0\.39\b", ["0.45"]), (r"\(10, 0\.7\)", ["(1000, 0.7)", "(10, 70.0)"]),
]
# Changes after which the answer is as right as before: another way to the same, or one of many right answers.
EQUAL = {
    "row_softmax": ["row.mapv_inplace(|score| 2.0 * exp(score - largest));"],
    # The lengths in the message of the panic.
    "strict_error": ["t.len().pow(2),", "y.len().pow(2)"],
    # A confusion matrix has as many columns as rows.
    "read_of_each": ["Array1::from_shape_fn(confusion.ncols(), |class| {"],
}


def solutions(chapter):
    """The name and the solution of each exercise of a chapter, from its page."""
    page = next(ROOT.glob(f"chapters/{chapter}-*/README.md")).read_text()
    section = page.split("\n## Exercises\n")[1].split("\n## ")[0]
    for part in section.split("\n### ")[1:]:
        _, _, folded = part.partition("<summary>Solution</summary>")
        solution = BLOCKS.search(folded)
        if solution:
            name = re.findall(r"pub fn (\w+)", solution[1])[-1]
            yield name, solution[1]


def mutants(solution):
    body_from = solution.index("{")
    for pattern, news in CHANGES:
        for match in re.finditer(pattern, solution):
            line = solution[solution.rfind("\n", 0, match.start()) + 1 : match.start()]
            if match.start() > body_from and "//" not in line:
                for new in news:
                    changed = solution[: match.start()] + new + solution[match.end() :]
                    at = solution.count("\n", 0, match.start())
                    yield changed, f"{changed.splitlines()[at].strip()}"


def compile_and_ask(chapter, modules):
    """What the checkers say of each mutant; those that do not compile are left out and asked for again."""
    checks = (ANSWERS / f"checks/{chapter}.rs").read_text()
    heading = [line for line in (ANSWERS / f"{chapter}.rs").read_text().split("\n// ")[0].splitlines() if not line.startswith("//!")]
    program = FOLDER / "checks" / chapter / "mutants.rs"
    while True:
        text = "#![allow(warnings)]\n" + re.search(r"use \w+::exercises;\n", checks)[0]
        starts = []
        for number, (name, changed, _) in enumerate(modules):
            starts.append(text.count("\n") + 1)
            text += f"mod m{number} {{\n" + "\n".join(heading) + f"\n{changed}\n}}\n"
        text += "fn main() {\n"
        for number, (name, _, _) in enumerate(modules):
            answer = f"exercises::{name}::check(m{number}::{name})"
            text += f'    println!("{{}}", matches!({answer}, verdict::Verdict::Solved {{ .. }}));\n'
        program.write_text(text + "}\n")
        manifest = FOLDER / "checks" / chapter / "Cargo.toml"
        kept = manifest.read_text()
        manifest.write_text(kept + f'\n[[bin]]\nname = "mutants-{chapter}"\npath = "mutants.rs"\n')
        try:
            command = ["cargo", "run", "--quiet", "--package", chapter, "--bin", f"mutants-{chapter}"]
            done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True)
        finally:
            manifest.write_text(kept)
            program.unlink()
        if not done.returncode:
            return modules, done.stdout.splitlines()
        lines = [int(line) for line in re.findall(r"mutants\.rs:(\d+):", done.stderr)]
        bad = {max(number for number, start in enumerate(starts) if start <= line) for line in lines if line >= starts[0]}
        if not bad:
            sys.exit(done.stderr)
        modules = [module for number, module in enumerate(modules) if number not in bad]


def main():
    missed = 0
    for chapter in sys.argv[1:] or sorted(path.stem for path in ANSWERS.glob("ch*.rs")):
        modules = [(name, changed, what) for name, solution in solutions(chapter) for changed, what in mutants(solution)]
        modules, said = compile_and_ask(chapter, modules)
        solved = [(name, what) for (name, _, what), verdict in zip(modules, said, strict=True) if verdict == "true"]
        for name, what in solved:
            if what not in EQUAL.get(name, []):
                print(f"{chapter} {name}: not caught: {what}")
                missed += 1
        print(f"{chapter}: {len(modules)} changed answers, {len(solved)} found solved")
    sys.exit(bool(missed))


main()

"""JupyterLab with a Rust kernel, over the reader's own copies of the notebooks.

Everything is kept in `target/lab`: JupyterLab, the kernel, the copies and what their cells compile to. Deleting that
folder, as `cargo clean` does, removes the lab whole. Each step of the first start marks itself done last, so that one
which was interrupted is done again. `cargo lab` finds a Python and runs this script on it.
"""

import argparse
import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NOTEBOOKS = ROOT / "notebooks"
REQUIREMENTS = HERE / "requirements.txt"
PROFILE = HERE / "kernel.toml"
KERNEL_VERSION = "0.22.0"
CARGO = os.environ.get("CARGO", "cargo")

# What the reader's environment says to pip, Python, Jupyter, cargo and rustc is meant for other work and would change
# or break ours, but for what it says of the network and of where downloads are kept.
MEANT_FOR_OTHERS = re.compile(r"(PIP_|PYTHON|JUPYTER|EVCXR|CARGO|RUSTC|RUSTDOC|RUSTFLAGS)")
MEANT_FOR_ALL = re.compile(
    r"PIP_(\w*INDEX\w*|FIND_LINKS|\w*CERT|PROXY|TRUSTED_HOST|\w*TIMEOUT|RETRIES|CONFIG_FILE)$"
    r"|CARGO_(HOME|HTTP_|NET_|REGISTR|SOURCE_)"
)

# No question about news and no look for updates: nothing asks the network.
SETTINGS = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}


class Trouble(Exception):
    """What only the reader can mend, and how."""


def main():
    parser = argparse.ArgumentParser(prog="cargo lab", description="Opens copies of the notebooks in JupyterLab.")
    parser.add_argument("--fresh", action="store_true", help="set changed copies aside and bring the originals back")
    parser.add_argument(
        "--check",
        nargs="*",
        metavar="NOTEBOOK",
        help="instead, run the originals (all, or those named, such as ch01-sse) and compare what their cells show",
    )
    arguments = parser.parse_args()
    try:
        home = target_folder() / "lab"
        home.mkdir(parents=True, exist_ok=True)
        clean_environment(home)
        library = standard_library(use_toolchain())
        kernel = installed_kernel() or start_building(home)
        python = install_jupyterlab(home)
        describe_kernel(home, kernel)
        fetch_crates(ROOT)
        fetch_crates(library)
        if arguments.check is None:
            open_jupyterlab(python, hand_out(home, arguments.fresh), kernel)
        else:
            check(python, home, kernel, arguments.check)
    except Trouble as trouble:
        print(f"error: {trouble}", file=sys.stderr)
    except OSError as error:
        print(f"error: {error.filename}: {error.strerror}", file=sys.stderr)
    sys.exit(2)


def target_folder():
    said = subprocess.run(
        [CARGO, "metadata", "--no-deps", "--format-version=1"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    if said.returncode:
        raise Trouble("cargo does not say where this workspace is built (its own message is above)")
    return Path(json.loads(said.stdout)["target_directory"])


def clean_environment(home):
    for name in list(os.environ):
        if MEANT_FOR_OTHERS.match(name) and not MEANT_FOR_ALL.match(name):
            del os.environ[name]
    jupyter = home / "jupyter"
    # Where this is missing, IPython makes a folder outside the lab at every start, and leaves it there.
    jupyter.mkdir(exist_ok=True)
    os.environ |= {
        "JUPYTER_CONFIG_DIR": str(jupyter / "config"),
        "JUPYTER_DATA_DIR": str(jupyter / "data"),
        "IPYTHONDIR": str(jupyter / "ipython"),
        # A reader's settings file may say otherwise, and no virtual environment has such a place.
        "PIP_USER": "0",
    }


def use_toolchain():
    """The folder of the Rust toolchain, whose programs are called from now on.

    Those of the same name that rustup puts on the PATH look for the toolchain first, at each of a cell's calls.
    """
    said = subprocess.run(["rustc", "--print=sysroot"], stdout=subprocess.PIPE, text=True)
    toolchain = Path(said.stdout.strip())
    os.environ["PATH"] = f"{toolchain / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return toolchain


def standard_library(toolchain):
    """The source of Rust's standard library, from which the kernel learns the types of variables."""
    library = toolchain / "lib/rustlib/src/rust/library"
    if not (library / "core").is_dir():
        raise Trouble(
            f"the Rust kernel needs the standard library's source, found none in {library}: "
            "run `rustup component add rust-src`, then this command again"
        )
    return library


def installed_kernel():
    """The kernel that the reader has on the PATH, if cargo says that it is of this version."""
    found = shutil.which("evcxr_jupyter")
    if found:
        listed = Path(found).parent.parent / ".crates.toml"
        if listed.is_file() and f'"evcxr_jupyter {KERNEL_VERSION} ' in listed.read_text():
            return Path(found)
    return None


def start_building(home):
    """Where the lab's own kernel is, or will be: cargo builds it while the reader may already read.

    Cargo shows its own progress and goes on where it was interrupted. Whoever waits for the kernel waits for the lock.
    """
    folder = home / f"evcxr-{KERNEL_VERSION}"
    kernel = folder / "bin" / "evcxr_jupyter"
    with open(home / "kernel.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:  # Another lab is building it.
            return kernel
        if not kernel.exists():
            print("Building the Rust kernel in target/lab (once, some minutes)", flush=True)
            command = [CARGO, "install", "--locked", f"evcxr_jupyter@{KERNEL_VERSION}", f"--root={folder}"]
            command += [f"--config={PROFILE}"]
            subprocess.Popen(
                ["sh", "-c", '"$@" && rm -rf "$CARGO_TARGET_DIR"', "sh", *command],
                # Cargo would warn that the folder is not on the PATH. It need not be.
                env=os.environ | {"CARGO_TARGET_DIR": f"{folder}-build", "PATH": f"{os.environ['PATH']}:{folder}/bin"},
                pass_fds=[lock.fileno()],
            )
    return kernel


def install_jupyterlab(home):
    """The Python of a virtual environment that has JupyterLab, as `requirements.txt` pins it."""
    folder = home / "python"
    python = folder / "bin" / "python"
    done = folder / "done"
    if done.is_file() and done.read_text() == REQUIREMENTS.read_text():
        return python
    print("Installing JupyterLab in target/lab (once, about a minute)", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", "--clear", folder]).returncode:
        raise Trouble(
            "Python could not make a virtual environment (its own message is above): "
            "on Debian and Ubuntu it needs `apt install python3-venv`"
        )
    # pip would add what `requirements.txt` leaves out, and its cache would be outside the lab. Python compiles what it
    # needs by itself.
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-deps", "--no-cache-dir", "--no-compile"]
    if subprocess.run([python, "-m", "pip", "install", *options, "--requirement", REQUIREMENTS]).returncode:
        raise Trouble(
            "JupyterLab could not be installed (pip's own message is above): "
            "pip needs the network, or a mirror named in PIP_INDEX_URL"
        )
    settings = folder / "share/jupyter/lab/settings"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "overrides.json").write_text(json.dumps(SETTINGS))
    shutil.copyfile(REQUIREMENTS, done)
    return python


def describe_kernel(home, kernel):
    """Tells Jupyter how to start the kernel. At every start, for it holds paths, which may have moved."""
    python = home / "python"
    folder = python / "share/jupyter/kernels/rust"
    folder.mkdir(parents=True, exist_ok=True)
    arguments = [python / "bin/python", HERE / "kernel.py", kernel, home, "{connection_file}"]
    description = {
        "argv": [str(argument) for argument in arguments],
        "display_name": "Rust",
        "language": "rust",
        "interrupt_mode": "message",
    }
    (folder / "kernel.json").write_text(json.dumps(description, indent=2))


def fetch_crates(folder):
    """Everything that the folder's `Cargo.lock` names. Does nothing where it is all there.

    The kernels need the checkout's crates to compile the cells without a network, and the standard library's to find
    out what types a cell's variables have: where they are missing, some cells do not compile.
    """
    # The standard library's manifest asks for more than a stable cargo grants.
    fetch = subprocess.run(
        [CARGO, "fetch", "--locked", "--quiet"], cwd=folder, env=os.environ | {"RUSTC_BOOTSTRAP": "1"}
    )
    if fetch.returncode:
        raise Trouble(f"cargo could not fetch the crates of {folder} (its own message is above)")


def hand_out(home, fresh):
    """The folder of the reader's copies. One that is there stays, unless a fresh one is asked for."""
    copies = home / "notebooks"
    copies.mkdir(exist_ok=True)
    for original in sorted(NOTEBOOKS.glob("*.ipynb")):
        copy = copies / original.name
        changed = copy.exists() and cells(copy) != cells(original)
        if changed and fresh:
            aside = home / "set-aside"
            aside.mkdir(exist_ok=True)
            names = (aside / f"{copy.stem}-{number}.ipynb" for number in range(1, sys.maxsize))
            changed_copy = next(name for name in names if not name.exists())
            copy.rename(changed_copy)
            print(f"{copy.name}: fresh; your changed copy is now {changed_copy}")
        elif changed:
            print(f"{copy.name}: yours differs from the book's; `cargo lab --fresh` sets it aside and brings the book's")
        if fresh or not copy.exists():
            unfinished = copy.with_suffix(".unfinished")
            shutil.copyfile(original, unfinished)
            unfinished.rename(copy)
    return copies


def cells(notebook):
    """What a reader may have changed. Outputs are not: running the notebook again brings them back."""
    try:
        return [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(notebook.read_text())["cells"]]
    except (ValueError, KeyError):
        return None


def open_jupyterlab(python, copies, kernel):
    print(f"Your copies of the notebooks: {copies}")
    if not kernel.exists():
        print("You may read already: cells that you run wait until the kernel is built.")
    print("JupyterLab opens in the browser; Ctrl-C here ends it.", flush=True)
    os.chdir(copies)
    # This process becomes JupyterLab, so that Ctrl-C and every other signal go straight to it.
    os.execv(
        python,
        [
            *[python, "-m", "jupyterlab"],
            # The address still comes: the server holds it for critical.
            *["--LabApp.log_level=ERROR", "--ServerApp.log_level=ERROR"],
            # Ctrl-C ends the lab at once instead of asking; the kernels end with it.
            "--JupyterApp.answer_yes=True",
            # In a container the user is often root; the lab listens on this machine alone, behind a token.
            "--ServerApp.allow_root=True",
            "--LabApp.extension_manager=readonly",
            # Beside Rust, the launcher would offer the Python that the lab itself runs on.
            "--KernelSpecManager.ensure_native_kernel=False",
            "--KernelSpecManager.allowed_kernelspecs={'rust'}",
            # The kernel may still have to be built.
            "--MappingKernelManager.kernel_info_timeout=7200",
            f"--ServerApp.root_dir={copies}",
        ],
    )


def check(python, home, kernel, names):
    """Lets nbval run the originals, as `edits.py` adds to them, two at a time: each keeps about one core busy."""
    if not kernel.exists():
        with open(home / "kernel.lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH)
    if not kernel.exists():
        raise Trouble("the Rust kernel could not be built (cargo's own message is above)")
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.chdir(HERE)
    notebooks = [NOTEBOOKS / Path(name).with_suffix(".ipynb") for name in names] or sorted(NOTEBOOKS.glob("*.ipynb"))
    options = ["--nbval", "--nbval-kernel-startup-timeout=600", "--nbval-cell-timeout=3600"]
    parallel = ["-n2", "--dist=loadfile"]
    report = ["-rf", "--durations=10", "-pno:cacheprovider", "--color=" + ("yes" if sys.stdout.isatty() else "no")]
    pytest = [python, "-m", "pytest", "-pedits", *options, *report]
    # The others find compiled what this one has compiled. Two that begin at once would each compile it.
    first, *others = notebooks
    failed = subprocess.run([*pytest, first]).returncode
    if others:
        failed = subprocess.run([*pytest, *parallel, *others]).returncode or failed
    sys.exit(failed)


if __name__ == "__main__":
    main()

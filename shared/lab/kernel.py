"""Starts evcxr for one notebook, in that notebook's own kept build folder, and ends it with Jupyter.

Usage: kernel.py EVCXR_JUPYTER LAB CONNECTION_FILE
"""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SERVER = os.getppid()


def main(evcxr, lab, connection_file):
    wait_until_built(Path(evcxr), Path(lab) / "kernel.lock")
    # Cargo looks for a workspace in every folder above a crate, but not above `target/package`: so what the cells
    # compile to is not taken for a member of this workspace.
    builds = Path(lab) / "target" / "package"
    build, lock = locked_build_folder(builds, Path(os.environ.get("JPY_SESSION_NAME", "console")).stem)
    os.environ |= {
        # Incremental builds would fill a quarter of the folder, and no cell would run sooner.
        "CARGO_INCREMENTAL": "0",
        # What the lab has fetched is enough; a reader's own `:dep` needs `:env CARGO_NET_OFFLINE=false` first.
        "CARGO_NET_OFFLINE": "true",
        "EVCXR_TMPDIR": str(build),
        "EVCXR_CONFIG_DIR": str(builds),
        # evcxr renews a description of itself that it finds here, or else in the user's own folder.
        "JUPYTER_PATH": str(builds),
    }
    # The paths in a notebook's first cell start from the folder of the originals.
    os.chdir(ROOT / "notebooks")
    kernel = subprocess.Popen([evcxr, "--control_file", connection_file], pass_fds=[lock])
    # A kernel whose server is gone would keep its memory and its build folder for ever: evcxr does not look after that.
    while server_is_there():
        try:
            sys.exit(kernel.wait(timeout=1))
        except subprocess.TimeoutExpired:
            pass
    # Jupyter gives each kernel a group of its own: this program, evcxr and whatever that has started.
    os.killpg(0, signal.SIGKILL)


def server_is_there():
    return os.getppid() == SERVER


def wait_until_built(evcxr, building):
    """While it is built, the builder holds the lock."""
    while not evcxr.exists():
        with open(building) as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
                if not evcxr.exists():
                    sys.exit("the Rust kernel could not be built: start the lab again")
            except BlockingIOError:
                time.sleep(1)
        if not server_is_there():
            sys.exit()


def locked_build_folder(builds, notebook):
    """The notebook's build folder and its lock, or the next sibling's where a running kernel has it.

    Two kernels in one folder would overwrite each other's code. The lock is inherited by evcxr and everything it
    starts, so it holds until the last of them has ended; a restarted kernel waits a moment for its predecessor.
    """
    for number in range(1, 100):
        folder = builds / (notebook if number == 1 else f"{notebook}-{number}")
        folder.mkdir(parents=True, exist_ok=True)
        for _ in range(20):
            lock = locked(folder)
            if lock is not None:
                if not (folder / "target").exists():
                    copy_from_sibling(builds, folder)
                return folder, lock
            time.sleep(0.1)
    sys.exit(f"a hundred kernels of {notebook} are running")


def locked(folder):
    lock = os.open(folder / "lock", os.O_CREAT | os.O_RDWR)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return lock
    except BlockingIOError:
        os.close(lock)
        return None


def copy_from_sibling(builds, folder):
    """What another notebook's crates compiled to, the one with most: the first cell need not compile these again."""
    for built in sorted(builds.glob("*/target"), key=crates, reverse=True):
        lock = locked(built.parent)
        if lock is not None:
            unfinished = folder / "unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            cells = shutil.ignore_patterns("libcode_*")
            shutil.copytree(built, unfinished, symlinks=True, ignore=cells, copy_function=link_or_copy)
            unfinished.rename(folder / "target")
            os.close(lock)
            return


def link_or_copy(source, destination):
    """What is large takes no room twice: rustc replaces these files, and never writes into one."""
    if source.endswith((".rlib", ".rmeta", ".so")):
        try:
            os.link(source, destination)
            return
        except OSError:  # Not every file system has links.
            pass
    shutil.copy2(source, destination)


def crates(built):
    return sum(1 for _ in built.glob("*/debug/deps/*.rlib"))


main(*sys.argv[1:])

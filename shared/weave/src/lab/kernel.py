"""Starts evcxr for one notebook, in that notebook's own kept build folder, and ends it with Jupyter.

Usage: kernel.py EVCXR_JUPYTER CHECKOUT BUILDS CONNECTION_FILE
"""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path


def locked_build_folder(builds: Path, notebook: str) -> tuple[Path, int]:
    """The notebook's build folder and its lock, or the next sibling's where a running kernel has it.

    Two kernels in one folder would overwrite each other's code. The lock is inherited by evcxr and everything it
    starts, so it holds until the last of them has ended; a restarted kernel waits a moment for its predecessor.
    """
    for number in range(1, 100):
        folder = builds / (notebook if number == 1 else f"{notebook}-{number}")
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / "lock", os.O_CREAT | os.O_RDWR)
        for _ in range(20):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return folder, lock
            except BlockingIOError:
                time.sleep(0.1)
        os.close(lock)
    sys.exit(f"a hundred kernels of {notebook} are running")


evcxr, checkout, builds, connection_file = sys.argv[1:]
notebook = Path(os.environ.get("JPY_SESSION_NAME", "console")).stem
build, lock = locked_build_folder(Path(builds), notebook)
# The checkout's versions: evcxr alone would ask the network for the newest that fit. What `cargo fetch` has brought is
# enough; a reader's own `:dep` needs `:env CARGO_NET_OFFLINE=false` first.
shutil.copyfile(Path(checkout) / "Cargo.lock", build / "Cargo.lock")
os.environ["CARGO_NET_OFFLINE"] = "true"
os.environ["EVCXR_TMPDIR"] = str(build)
# The paths in a notebook's first cell start from the folder of the originals.
os.chdir(Path(checkout) / "notebooks")
kernel = subprocess.Popen([evcxr, "--control_file", connection_file], pass_fds=[lock])

# A kernel whose server is gone would keep its memory and its build folder for ever: evcxr does not look after that.
server = os.getppid()
while os.getppid() == server:
    try:
        sys.exit(kernel.wait(timeout=1))
    except subprocess.TimeoutExpired:
        pass
# Jupyter gives each kernel a group of its own: this program, evcxr and whatever that has started.
os.killpg(0, signal.SIGKILL)

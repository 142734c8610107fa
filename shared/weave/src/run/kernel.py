"""A Rust kernel on a pipe: one request a line in, one answer a line out, both JSON.

Usage: kernel.py LOG, with the notebook's name in JPY_SESSION_NAME
{"code": ..., "seconds": ...}  ->  {"outputs": [...]} as a notebook holds them, or {"late": true} with a new kernel
{"restart": true}              ->  {"outputs": []}
"""

import json
import queue
import signal
import sys
import time
import uuid
from pathlib import Path

from jupyter_client.manager import KernelManager
from jupyter_core.paths import jupyter_runtime_dir
from nbformat.v4 import output_from_msg

# What a cell prints may come a little after the kernel says that it has finished.
SETTLING_SECONDS = 0.05


class Kernel:
    """One kernel at a time; each new one starts in the same build folder."""

    def __init__(self, log):
        self.log = log
        self.start()

    def start(self):
        # Its own choice would be outside the folders that the environment names.
        # JupyterLab makes this folder; where it has never been started, nobody has.
        runtime = Path(jupyter_runtime_dir())
        runtime.mkdir(parents=True, exist_ok=True)
        connection_file = runtime / f"kernel-{uuid.uuid4()}.json"
        self.manager = KernelManager(kernel_name="rust", connection_file=str(connection_file))
        self.manager.start_kernel(stdout=self.log, stderr=self.log)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=120)

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def restart(self):
        self.stop()
        self.start()

    def execute(self, code, seconds):
        """The cell's outputs, or None when it took longer."""
        request = self.client.execute(code)
        end = time.monotonic() + seconds
        outputs, finished = [], False
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=SETTLING_SECONDS if finished else 1)
            except queue.Empty:
                if finished:
                    return outputs
                if not self.manager.is_alive():
                    sys.exit("the kernel has died")
                if time.monotonic() > end:
                    return None
                continue
            kind, content = message["msg_type"], message["content"]
            if kind in ("stream", "execute_result", "display_data", "error"):
                outputs.append(output_from_msg(message))
            elif kind == "status" and content["execution_state"] == "idle":
                finished = finished or message["parent_header"].get("msg_id") == request


def main():
    # Ended from outside, it still ends its kernel.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    with open(sys.argv[1], "w") as log:
        kernel = Kernel(log)
        try:
            for line in sys.stdin:
                request = json.loads(line)
                if request.get("restart"):
                    kernel.restart()
                    answer = {"outputs": []}
                else:
                    outputs = kernel.execute(request["code"], request["seconds"])
                    answer = {"late": True} if outputs is None else {"outputs": outputs}
                    if outputs is None:
                        kernel.restart()
                print(json.dumps(answer), flush=True)
        finally:
            kernel.stop()


main()

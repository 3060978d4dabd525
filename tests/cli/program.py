# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the real program as a person at a shell would, and reports tests as TAP."""

import inspect
import json
import os
import subprocess
import sys
import tempfile
import traceback
import uuid
from pathlib import Path

PROGRAM = os.path.abspath(sys.argv[1])
HEADER = "Microsoft ID,Company name,Primary domain name,Relationship"


class Program:
    """The program with a folder of its own, and a profile in it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.profile = self.folder / "p.parceria"
        self.environment = {**os.environ, "HOME": folder, "XDG_DATA_HOME": str(self.folder / "data")}

    def run(self, *arguments, code=0, profile=True, **more):
        """Runs a command, holds it to its exit code, and returns its output and its messages."""
        command = [PROGRAM, *map(str, arguments)]
        if profile:
            command += ["--profile", str(self.profile)]
        done = subprocess.run(command, env=self.environment, cwd=self.folder, capture_output=True, text=True,
                              check=False, timeout=300, **more)
        assert done.returncode == code, f"{arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout, done.stderr

    def json(self, *arguments):
        return json.loads(self.run(*arguments, "--json")[0])

    def start(self, *arguments):
        command = [PROGRAM, *map(str, arguments), "--profile", str(self.profile)]
        return subprocess.Popen(command, env=self.environment, cwd=self.folder, stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, text=True)

    def init(self, **more):
        self.run("init", "--persona", "indirect-provider", "--name", "Acme", "--country", "BR", "--mpn-id", "4847383",
                 "--tenant-id", "0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10", **more)

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def write_customers(self, name, count, start=0):
        rows = [f"{uuid.UUID(int=start + i, version=4)},Contoso {start + i},c{start + i}.example,Cloud Reseller"
                for i in range(count)]
        return self.write(name, "\r\n".join([HEADER, *rows, ""]))


def main(module):
    """Runs every function named test_ with a fresh profile."""
    tests = [f for name, f in inspect.getmembers(module, inspect.isfunction) if name.startswith("test_")]
    tests.sort(key=lambda f: inspect.getsourcelines(f)[1])
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        name = test.__name__[len("test_"):].replace("_", " ")
        with tempfile.TemporaryDirectory(prefix="parceria-cli-") as folder:
            program = Program(folder)
            try:
                program.init()
                test(program)
                print(f"ok {number} {name}", flush=True)
            except Exception:  # every failure is told, and the next test still runs
                print(f"not ok {number} {name}")
                print("\n".join("# " + line for line in traceback.format_exc().splitlines()), flush=True)

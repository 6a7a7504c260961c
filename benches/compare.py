#!/usr/bin/env python3
"""Times whole commands, from start to end, side by side in one run.

usage: benches/compare.py [TEMPLATE] [--binary PATH] [--python PATH] [--runs N]

Compares `samc expand` with whichever of these are installed: the reference translator
(aws-sam-translator, in the Python of --python), cfn-lint and the SAM CLI. They do not do the same
work: cfn-lint and `sam validate --lint` check what they expand, samc and the translator do not.
The commands take turns, so that a busy machine slows all of them.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

TRANSLATE = """
import json, sys
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse
class NoManagedPolicies:
    def load(self):
        return {}
template = yaml_parse(open(sys.argv[1], encoding="utf-8").read())
json.dump(transform(template, {}, NoManagedPolicies()), sys.stdout, default=str)
"""


def beside(python, name):
    """A program of the same Python installation, or else one on the PATH."""
    candidate = os.path.join(os.path.dirname(python), name)
    return candidate if os.access(candidate, os.X_OK) else shutil.which(name)


def commands(args):
    found = {"samc expand": [args.binary, "expand", args.template, "--region", "eu-central-1"]}
    if subprocess.run([args.python, "-c", "import samtranslator"], stderr=subprocess.DEVNULL).returncode == 0:
        found["aws-sam-translator"] = [args.python, "-c", TRANSLATE, args.template]
    if cfn_lint := beside(args.python, "cfn-lint"):
        found["cfn-lint"] = [cfn_lint, "--regions", "eu-central-1", "--", args.template]
    if sam := beside(args.python, "sam"):
        found["sam validate --lint"] = [sam, "validate", "--lint", "--region", "eu-central-1", "-t", args.template]
    return found


def run(command):
    """Seconds, and the highest memory use in MiB where the system tells it."""
    environment = dict(os.environ, AWS_DEFAULT_REGION="eu-central-1", SAM_CLI_TELEMETRY="0")
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    if not hasattr(os, "wait4"):
        process.wait()
        return time.perf_counter() - start, 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return time.perf_counter() - start, usage.ru_maxrss / unit


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("template", nargs="?", default=os.path.join(ROOT, "fixtures/expand/tour/guestbook.yaml"))
    parser.add_argument("--binary", default=os.path.join(ROOT, "target/release/samc"))
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--runs", type=int, default=10)
    args = parser.parse_args()

    found = commands(args)
    times = {name: [] for name in found}
    memory = dict.fromkeys(found, 0.0)
    for turn in range(args.runs + 1):
        for name, command in found.items():
            seconds, mebibytes = run(command)
            memory[name] = max(memory[name], mebibytes)
            if turn > 0:  # the first turn fills caches
                times[name].append(seconds)

    base = statistics.median(times["samc expand"])
    print(f"{os.path.relpath(args.template)}, {args.runs} runs")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(
            f"{name:22} median {median * 1000:9.1f} ms   best {min(taken) * 1000:9.1f} ms"
            f"   {median / base:7.0f} x   {memory[name]:5.0f} MiB"
        )


if __name__ == "__main__":
    main()

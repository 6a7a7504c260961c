#!/usr/bin/env python3
"""Times whole commands, from start to end, side by side in one run.

usage: benches/compare.py expand|check [TEMPLATE ...] [--binary PATH] [--python PATH] [--node-modules DIR] [--runs N]
       benches/compare.py check --shapes    templates in which many conditions meet; `cargo bench` writes them

Compares samc with whichever of these are installed: for `expand` the reference translator (aws-sam-translator, in the
Python of --python); for both cfn-lint and the SAM CLI (in that Python, or on the PATH); for `check`
@aws/cloudformation-validate (in --node-modules). They do not all do the same work: the translator does not check,
cfn-lint and cloudformation-validate do not look at what SAM templates expand to.
The commands take turns, so that a busy machine slows all of them. One that takes over --limit seconds is stopped.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent

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

VALIDATE = """
const { RegoEngine, TemplateFile } = require("@aws/cloudformation-validate");
const engine = new RegoEngine();
console.log(engine.validateStandard(new TemplateFile(process.argv[1])).diagnostics.length);
engine.free();
"""


def beside(python, name):
    """A program of the same Python installation, or else one on the PATH."""
    candidate = os.path.join(os.path.dirname(python), name)
    return candidate if os.access(candidate, os.X_OK) else shutil.which(name)


def commands(args):
    """What to run, by name; the template comes last."""
    found = {f"samc {args.what}": [args.binary, args.what, "--region", "us-east-1"]}
    has_translator = [args.python, "-c", "import samtranslator"]
    if args.what == "expand" and subprocess.run(has_translator, stderr=subprocess.DEVNULL).returncode == 0:
        found["aws-sam-translator"] = [args.python, "-c", TRANSLATE]
    if cfn_lint := beside(args.python, "cfn-lint"):
        found["cfn-lint"] = [cfn_lint, "--regions", "us-east-1", "--"]
    if sam := beside(args.python, "sam"):
        found["sam validate --lint"] = [sam, "validate", "--lint", "--region", "us-east-1", "-t"]
    if args.what == "check" and (pathlib.Path(args.node_modules) / "@aws/cloudformation-validate").is_dir():
        found["cloudformation-validate"] = ["node", "-e", VALIDATE]
    return found


def run(command, args):
    """Seconds, and the highest memory use in MiB where the system tells it; no seconds over the limit."""
    environment = dict(os.environ, AWS_DEFAULT_REGION="us-east-1", SAM_CLI_TELEMETRY="0", NODE_PATH=args.node_modules)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    timer = threading.Timer(args.limit, process.kill)
    timer.start()
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        memory = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    else:
        process.wait()
        memory = 0.0
    taken = time.perf_counter() - start
    timer.cancel()
    return (taken if taken < args.limit else None), memory


def measure(template, args):
    found = commands(args)
    times = {name: [] for name in found}
    memory = dict.fromkeys(found, 0.0)
    for turn in range(args.runs + 1):
        for name, command in found.items():
            if None in times[name]:
                continue  # It was stopped once; once is enough.
            seconds, mebibytes = run([*command, template], args)
            memory[name] = max(memory[name], mebibytes)
            if turn > 0 or seconds is None:  # the first turn fills caches
                times[name].append(seconds)
    print(f"{os.path.relpath(template)}, {args.runs} runs")
    base = statistics.median(times[f"samc {args.what}"])
    for name, taken in times.items():
        tell(name, taken, base, memory[name], args)


def tell(name, taken, base, memory, args):
    if None in taken:
        print(f"  {name:24} stopped after {args.limit:.0f} s{memory:27.0f} MiB")
        return
    median = statistics.median(taken)
    print(
        f"  {name:24} median {median * 1000:9.1f} ms   best {min(taken) * 1000:9.1f} ms"
        f"   {median / base:7.1f} x   {memory:5.0f} MiB"
    )


def shapes(folder):
    """The templates of the bench `conditions`."""
    environment = dict(os.environ, SAMC_WRITE_SHAPES=folder)
    subprocess.run(["cargo", "bench", "--bench", "check"], cwd=ROOT, env=environment, check=True)
    return sorted(str(path) for path in pathlib.Path(folder).iterdir())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["expand", "check"])
    parser.add_argument("templates", nargs="*")
    parser.add_argument("--shapes", action="store_true")
    parser.add_argument("--binary", default=str(ROOT / "target/release/samc"))
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--node-modules", default=str(ROOT / "node_modules"))
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--limit", type=float, default=60.0)
    args = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        templates = shapes(folder) if args.shapes else args.templates
        for template in templates or [str(ROOT / "fixtures/expand/tour/guestbook.yaml")]:
            measure(template, args)


if __name__ == "__main__":
    main()

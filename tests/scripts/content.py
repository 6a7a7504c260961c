"""Builds the images of functions whose layers or code cannot be mounted, and looks at what is in them.

Called by compose.sh with Compose's own reading of the file for fixtures/plan/functions/layered and a folder to work in.
Needs buildah and a static busybox (buildah and busybox-static on Debian), and the right to make images. The images of AWS and of
busybox, which are not at hand without a network, are stood in for by small ones. Ends with status 77 when images cannot be made here.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

LEFT_OUT = 77

# By service: file in the image, and a text that it has.
EXPECTED = {
    "worker": {
        "opt/python/words.py": "from tools",
        "opt/python/other.py": "NOTHING",
        "aws": "public.ecr.aws/lambda/python:3.13",
    },
    "archived": {
        "var/task/bootstrap": "exit 1",
        "var/runtime/bootstrap": "exit 1",
        "aws": "public.ecr.aws/lambda/provided:al2023",
    },
}


def main(compose_file, work):
    # Storage of its own, so that no image of this machine is touched.
    root = ["--root", f"{work}/images", "--runroot", f"{work}/run", "--storage-driver", "vfs"]
    os.environ["BUILDAH_ISOLATION"] = "chroot"

    def buildah(*words):
        done = subprocess.run(["buildah", *root, *words], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"buildah {' '.join(words)}: {done.stderr}")
        return done.stdout.strip()

    def stand_in(image, files):
        container = buildah("from", "scratch")
        folder = Path(buildah("mount", container))
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o755)
        buildah("config", "--env", "PATH=/bin", container)
        buildah("commit", "--quiet", container, image)

    try:
        busybox = Path("/bin/busybox").read_bytes()
        stand_in("docker.io/library/busybox:stable", {"bin/sh": busybox, "bin/unzip": busybox})
        for files in EXPECTED.values():
            stand_in(files["aws"], {"aws": files["aws"].encode()})
    except (OSError, RuntimeError) as why:
        print(f"images cannot be made here: {why}", file=sys.stderr)
        return LEFT_OUT

    services = json.loads(Path(compose_file).read_text())["services"]
    for name, files in EXPECTED.items():
        build = services[name]["build"]
        dockerfile = Path(work) / f"{name}.Dockerfile"
        dockerfile.write_text(build["dockerfile_inline"])
        contexts = [f"--build-context={context}={folder}" for context, folder in build["additional_contexts"].items()]
        buildah("bud", "--pull-never", *contexts, "--file", str(dockerfile), "--tag", name, build["context"])
        folder = Path(buildah("mount", buildah("from", "--pull-never", name)))
        for path, text in files.items():
            found = (folder / path).read_text()
            if text not in found:
                print(f"{name}: /{path} is {found!r}, without {text!r}", file=sys.stderr)
                return 1
    bootstrap = folder / "var/runtime/bootstrap"
    if not os.access(bootstrap, os.X_OK):
        print("/var/runtime/bootstrap cannot be run", file=sys.stderr)
        return 1
    return 0


sys.exit(main(*sys.argv[1:]))

#!/usr/bin/env python3
"""Packs the data tables that samc embeds, from pinned releases of AWS's own packages.

usage: schemas/pack.py [--check]

Writes the tables beside this file; with --check it writes nothing and exits 1 when one would
change. Only facts go in (names, ARNs, parameters, statements); descriptions stay out.
Needs Python and pip: the packages are installed into a temporary folder.
"""
import json
import operator
import pathlib
import subprocess
import sys
import tempfile

import cloudformation
from frames import compact, unpack

TRANSLATOR = "aws-sam-translator==1.115.0"
LINTER = "cfn-lint==1.58.0"
HERE = pathlib.Path(__file__).resolve().parent


def policy_templates(package):
    """One template a line, so that only the one asked for has to be read."""
    data = json.loads((package / "policy_templates_data" / "policy_templates.json").read_text())
    for name, template in sorted(data["Templates"].items()):
        yield compact({"name": name, "parameters": list(template["Parameters"]), "definition": template["Definition"]})


def managed_policies(package):
    """Name, path and partitions of each policy that AWS manages, sorted by name."""
    data = json.loads((package / "internal" / "data" / "aws_managed_policies.json").read_text())
    paths, partitions = {}, {}
    for partition, policies in data.items():
        for name, arn in policies.items():
            path = arn.removeprefix(f"arn:{partition}:iam::aws:policy/").removesuffix(name)
            assert paths.setdefault(name, path) == path, name
            partitions.setdefault(name, []).append(partition)
    for name in sorted(paths):
        yield f"{name} {paths[name] or '-'} {','.join(sorted(partitions[name]))}"


def connector_profiles(package):
    """What connects each pair of types: one pair a line, so that only the one asked for has to be read."""
    data = json.loads((package / "model" / "connector_profiles" / "profiles.json").read_text())
    for source, destinations in sorted(data["Permissions"].items()):
        for destination, profile in sorted(destinations.items()):
            yield compact({"source": source, "destination": destination, "type": profile["Type"], **profile["Properties"]})


def connector_resources(package):
    """What of a resource connectors use: intrinsic functions by name, and where its role is written."""
    data = json.loads((package / "model" / "connector_profiles" / "profiles.json").read_text())
    names = {"Url": "QueueUrl", "Id": "ResourceId"}
    roles = {"{'Function': 'GetEventsRuleRole'}": "Targets.RoleArn"}
    for kind, properties in sorted(data["CfnResourceProperties"].items()):
        role = properties.get("Inputs", {}).get("Role")
        values = {names.get(name, name): value for name, value in properties["Outputs"].items()}
        yield compact({"type": kind, "role": roles.get(str(role), role), "values": values})


TABLES = {
    "policy-templates.jsonl": policy_templates,
    "managed-policies.txt": managed_policies,
    "connector-profiles.jsonl": connector_profiles,
    "connector-resources.jsonl": connector_resources,
}
PACKS = {
    "resource-types.pack": cloudformation.resource_types,
    "tables.pack": cloudformation.tables,
}


def write(name, data, same, check):
    """Writes a file unless it says the same already; whether it does not."""
    target = HERE / name
    if target.exists() and same(target.read_bytes(), data):
        return False
    if not check:
        target.write_bytes(data)
    return True


def same_pack(old, new):
    """Releases of zlib compress differently, which is no change."""
    return unpack(old) == unpack(new)


def main():
    check = sys.argv[1:] == ["--check"]
    changed = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", folder, TRANSLATOR, LINTER]
        subprocess.run(install, check=True)
        for name, table in TABLES.items():
            text = "".join(line + "\n" for line in table(folder / "samtranslator"))
            changed += [name] if write(name, text.encode(), operator.eq, check) else []
        for name, pack in PACKS.items():
            changed += [name] if write(name, pack(folder / "cfnlint"), same_pack, check) else []
    outcome = f"changed: {', '.join(changed)}" if changed else "all tables are up to date"
    print(f"{TRANSLATOR}, {LINTER}: {outcome}")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())

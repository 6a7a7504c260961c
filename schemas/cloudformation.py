"""The packs with what CloudFormation knows: resource types by region, and tables about services."""
import ast
import json

from frames import OF_TYPE, facts, pack


def read(path):
    return json.loads(path.read_text())


def resource_types(package):
    """All types of CloudFormation, with the regions that have them."""
    schemas = package / "data" / "schemas"
    providers = provider_files(package)
    regions = list(providers)
    attributes = attribute_exceptions(package)
    files = {kind: file for types in providers.values() for kind, file in types.items()}
    entries = []
    for kind, file in files.items():
        bits = bit_set(regions, [region for region in regions if kind in providers[region]])
        entries.append((kind, bits, resource_type(read(schemas / "resources" / f"{file}.json"), attributes.get(kind))))
    return pack(head(schemas, regions), entries)


def provider_files(package):
    """Which file describes a type, by region; SAM's types are no types of CloudFormation."""
    folder = package / "data" / "schemas" / "providers"
    providers = {}
    for region in availability_zones(package):
        file = folder / f"{region}.json"
        # A region without a file is taken to be like AWS's first, as cfn-lint does.
        providers[region] = read(file if file.exists() else folder / "us-east-1.json")
    for types in providers.values():
        for kind, file in types.items():
            # Should types ever differ by region, the pack needs more than a bit.
            assert all(other.get(kind, file) == file for other in providers.values()), kind
    return providers


def head(schemas, regions):
    return " ".join([read(schemas / "version.json")["schema_date"], *regions])


def bit_set(regions, chosen):
    return sum(1 << regions.index(region) for region in chosen)


def resource_type(schema, attributes):
    packed = facts(schema, OF_TYPE)
    tagging = schema.get("tagging", {"taggable": schema["taggable"]} if "taggable" in schema else {})
    tagging = {name: tagging[name] for name in ("taggable", "tagProperty") if name in tagging}
    return packed | ({"tagging": tagging} if tagging else {}) | ({"attributes": attributes} if attributes else {})


def attribute_exceptions(package):
    """Which types give attributes beside their read-only properties: all properties (true), or those named."""
    file = package / "schema" / "_getatts.py"
    return constant(file, "_exceptions") | dict.fromkeys(constant(file, "_all_property_types"), True)


def availability_zones(package):
    """All regions, sorted, with their zones."""
    return dict(sorted(constant(package / "helpers.py", "AVAILABILITY_ZONES").items()))


def constant(file, name):
    """The value of a constant of a Python module, which is not run for that."""
    for node in ast.parse(file.read_text()).body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            if isinstance(target, ast.Name) and target.id == name:
                return ast.literal_eval(node.value)
    raise KeyError(name)


def tables(package):
    """Conditions and lists of values beyond the types' own schemas, IAM's services, runtimes."""
    schemas = package / "data" / "schemas"
    zones = availability_zones(package)
    regions = list(zones)
    entries = []
    for file in sorted((schemas / "extensions").glob("*/*.json")):
        entries += extension(f"{file.parent.name}/{file.stem}", read(file), regions)
    specs = package / "data" / "AdditionalSpecs"
    everywhere = bit_set(regions, regions)
    entries += [(f"iam/{service}", everywhere, value) for service, value in read(specs / "Policies.json").items()]
    entries.append(("lambda-runtimes", everywhere, read(specs / "LmbdRuntimeLifecycle.json")))
    entries.append(("availability-zones", everywhere, zones))
    entries.append(("stateful", everywhere, read(specs / "StatefulResources.json")["ResourceTypes"]))
    return pack(head(schemas, regions), entries)


def extension(name, value, regions):
    """One entry, or one for each different value when the table is by region."""
    everywhere = bit_set(regions, regions)
    if name == "aws_rds_dbinstance/db_instance_class":
        return [(f"{name}/{engine}", everywhere, facts(part)) for engine, part in by_engine(value)]
    if "us-east-1" not in value:
        return [(name, everywhere, facts(value))]
    entries, by_value = [], {}
    for key, schema in value.items():
        if key == "all":
            entries.append((f"{name}/all", everywhere, facts(schema)))
        elif key != "description":
            by_value.setdefault(json.dumps(schema, sort_keys=True), (schema, []))[1].append(key)
    return entries + [(name, bit_set(regions, chosen), facts(schema)) for schema, chosen in by_value.values()]


def by_engine(value):
    """The largest table: a template needs the conditions of one or two engines out of twenty."""
    assert set(value) <= {"allOf", "description"}
    engines = {}
    for part in value["allOf"]:
        engines.setdefault(part["if"]["properties"]["Engine"]["const"], []).append(part)
    return [(engine, {"allOf": parts}) for engine, parts in engines.items()]

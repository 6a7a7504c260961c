"""The file format of schemas/*.pack (described in src/schema/pack.rs), and what of a schema goes into one."""
import json
import struct
import zlib

MAGIC = b"samcpk01"

# Keywords whose value is a schema, a list of schemas, or schemas by name.
ONE = {"items", "not", "if", "then", "else", "additionalProperties", "propertyNames", "contains"}
LIST = {"anyOf", "oneOf", "allOf", "prefixItems"}
NAMED = {"properties", "patternProperties", "definitions", "dependencies"}
# Extensions of cfn-lint: where a schema is for other values than the one at hand.
WITH_SCHEMA = {"cfnGather", "cfnContext"}
# Keywords whose value is taken as it is.
PLAIN = {
    "$ref", "const", "dependentExcluded", "dependentRequired", "enum", "enumCaseInsensitive", "exclusiveMaximum",
    "exclusiveMinimum", "format", "maxItems", "maxLength", "maxProperties", "maxUniqueItems", "maximum", "minItems",
    "minLength", "minProperties", "minimum", "multipleOf", "pattern", "required", "requiredOr", "requiredXor", "type",
    "uniqueItems", "uniqueKeys",
}
# What is said about a resource type as a whole.
OF_TYPE = {
    "additionalIdentifiers", "conditionalCreateOnlyProperties", "createOnlyProperties", "deprecatedProperties",
    "lifecycle", "primaryIdentifier", "readOnlyProperties", "writeOnlyProperties",
}
# Words for people, and what neither checks nor explanations use. Anything else that turns up is an error.
LEFT_OUT = {
    "$comment", "$id", "$schema", "arrayType", "default", "description", "documentationUrl", "examples", "handlers",
    "insertionOrder", "propertyTransform", "relationshipRef", "replacementStrategy", "resourceLink", "sourceUrl",
    "tagging", "taggable", "title", "typeConfiguration", "typeName",
}


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def facts(schema, also=frozenset()):
    """The schema without its prose."""
    if not isinstance(schema, dict):
        return schema
    kept = {}
    for keyword, value in schema.items():
        if keyword in PLAIN or keyword in also:
            kept[keyword] = value
        elif keyword in ONE:
            kept[keyword] = facts(value)
        elif keyword in LIST:
            kept[keyword] = [facts(one) for one in value]
        elif keyword in NAMED:
            kept[keyword] = {name: facts(one) for name, one in value.items()}
        elif keyword in WITH_SCHEMA:
            kept[keyword] = value | {"schema": facts(value["schema"])}
        else:
            assert keyword in LEFT_OUT, keyword
    return kept


def pack(head, entries):
    """The bytes of a pack. An entry is (name, bits, value); names may repeat."""
    entries = sorted(entries, key=lambda entry: (entry[0].encode(), entry[1]))
    names, frames, index = b"", b"", b""
    for name, bits, value in entries:
        index += struct.pack("<IIQ", len(names), len(frames), bits)
        names += name.encode()
        frames += deflate(compact(value).encode())
    index += struct.pack("<IIQ", len(names), len(frames), 0)
    head = head.encode()
    return MAGIC + struct.pack("<II", len(head), len(entries)) + head + index + names + frames


def unpack(data):
    """What is in a pack: what compressed it is of no interest when two are compared."""
    head_length, count = struct.unpack_from("<II", data, 8)
    start = 16 + head_length
    index = [struct.unpack_from("<IIQ", data, start + 16 * number) for number in range(count + 1)]
    names = start + 16 * len(index)
    frames = names + index[-1][0]
    entries = []
    for (name, frame, bits), (name_end, frame_end, _) in zip(index, index[1:]):
        content = zlib.decompress(data[frames + frame : frames + frame_end], -15)
        entries.append((data[names + name : names + name_end], bits, content))
    return data[16:start], entries


def deflate(data):
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    return compressor.compress(data) + compressor.flush()

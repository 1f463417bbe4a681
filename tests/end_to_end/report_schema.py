"""Validates gradebox's JSON against the published schemas, runner/schema/*.json.

As a program: report_schema.py [FILE...]  (standard input without one) fails and says why if one is not valid.
"""
import json
import sys
from pathlib import Path

import jsonschema

from gradebox_cli import SCHEMAS


def load_schemas() -> dict[str, dict]:
    """The schemas by the value that a document's "schema" must have."""
    schemas = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SCHEMAS.glob("*.json"))]
    return {schema["properties"]["schema"]["const"]: schema for schema in schemas}


def problems(document: dict) -> list[str]:
    schemas = load_schemas()
    schema = schemas.get(document.get("schema"))
    if schema is None:
        return [f"unknown schema {document.get('schema')!r}; there is {', '.join(schemas) or 'none'}"]
    store = {known["$id"]: known for known in schemas.values()}
    store |= {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema, resolver=jsonschema.RefResolver(schema["$id"], schema, store=store))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def main(names: list[str]) -> int:
    texts = [Path(name).read_text(encoding="utf-8") for name in names] or [sys.stdin.read()]
    found = [problem for text in texts for problem in problems(json.loads(text))]
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

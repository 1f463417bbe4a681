import dataclasses
import typing
from typing import Any, Dict, List, Literal, Optional, Union


def kind(annotation):
    if annotation is Any:
        return "any"
    origin = typing.get_origin(annotation)
    if origin is Union:
        return "optional" if type(None) in typing.get_args(annotation) else "union"
    if origin is Union[int, str]:
        return "literal"
    return {list: "list", dict: "dict"}.get(origin, "plain")


def kinds(record):
    return {field.name: kind(field.type) for field in dataclasses.fields(record)}


def f(x: Optional[int], y: List[int]) -> Dict[str, Any]:
    return {}


def build(record, data):
    for field in dataclasses.fields(record):
        if field.name in data and isinstance(field.type, type) and not isinstance(data[field.name], field.type):
            raise TypeError(field.name)
    return record(**data)

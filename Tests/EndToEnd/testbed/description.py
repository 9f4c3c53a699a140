"""An OpenAPI document that judges answers: strictly, so that what it does not describe is a fault."""

import copy
from collections import Counter
from typing import Any

import httpx2
import jsonschema

Object = dict[str, Any]


class Description:
    """What a document says of the answers of one surface, below its base path."""

    def __init__(self, document: Object, base: str) -> None:
        self.document = close(copy.deepcopy(document))
        self.base = base
        # Of two templates that fit, the one with more words is meant.
        self.operations = sorted(
            ((method.upper(), template.split("/"), operation)
             for template, item in self.document["paths"].items() for method, operation in item.items()),
            key=lambda found: sum(part.startswith("{") for part in found[1]))
        self.succeeded: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    @property
    def names(self) -> set[str]:
        return {operation["operationId"] for _, _, operation in self.operations}

    def find(self, method: str, path: str) -> Object:
        parts = path.removeprefix(self.base).split("/")
        for candidate, template, operation in self.operations:
            if candidate == method and len(template) == len(parts) and all(
                    word.startswith("{") or word == part for word, part in zip(template, parts)):
                return operation
        raise AssertionError(f"{method} {path} is not described")

    def check(self, answer: httpx2.Response) -> None:
        """Status, fields and body are as the document says."""
        answer.read()
        request = answer.request
        operation = self.find(request.method, request.url.raw_path.decode().split("?")[0])
        what = f"{request.method} {request.url.path} answered {answer.status_code}"
        described = operation["responses"].get(str(answer.status_code))
        assert described is not None, f"{what}, of which the document knows nothing: {answer.text[:300]}"
        for name in described.get("headers", {}):
            assert name in answer.headers, f"{what} without {name}"
        content = described.get("content")
        if content is None:
            assert not answer.content, f"{what} with a body: {answer.text[:300]}"
        else:
            kind = answer.headers["content-type"].split(";")[0]
            assert kind in content, f"{what} as {kind}"
            schema = {**content[kind]["schema"], "components": self.document["components"]}
            validator = jsonschema.Draft202012Validator(
                schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
            value = answer.json() if kind.endswith("json") and kind != "application/x-ndjson" else answer.text
            faults = [f"{fault.json_path}: {told(fault)}" for fault in validator.iter_errors(value)]
            assert not faults, f"{what}: {faults[:5]}"
        (self.succeeded if answer.is_success else self.refused)[operation["operationId"]] += 1


def told(fault: jsonschema.ValidationError) -> str:
    """The fault; where one of several schemas was to fit, what is wrong by the nearest."""
    if not fault.context:
        return fault.message[:300]
    nearest = min(fault.context, key=lambda part: (len(part.absolute_path) == 0, len(part.message)))
    return f"{fault.message[:100]} … {nearest.json_path}: {nearest.message[:300]}"


def close(schema: Any) -> Any:
    """The same where no object has members that it does not name; the document itself leaves room for later ones."""
    if isinstance(schema, list):
        return [close(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: close(part) for name, part in schema.items()}
    kind = closed.get("type")
    if "properties" in closed and (kind == "object" or isinstance(kind, list) and "object" in kind):
        closed.setdefault("additionalProperties", False)
    return closed

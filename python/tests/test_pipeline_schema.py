"""The JSON Schema of pipeline.json is one, and accepts the project's own configuration."""

import json
from pathlib import Path

import pytest

jsonschema = pytest.importorskip("jsonschema")

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def validator():
    schema = json.loads((PROJECT / "Documentation/pipeline.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def configuration():
    return json.loads((PROJECT / "pipeline.json").read_text("utf-8"))


def test_the_configuration_of_the_project_is_accepted(validator):
    validator.validate(configuration())


@pytest.mark.parametrize(
    "stage, key, value",
    [
        ("read", "formt", "auto"),
        ("read", "limit", 0),
        ("clean", "steps", ["repair-txt"]),
        ("tag", "steps", [{"dates": {"language": "en"}}]),
        ("aggregate", "tables", [{"name": "Upper", "from": "mentions"}]),
    ],
)
def test_a_mistake_is_refused(validator, stage, key, value):
    wrong = configuration()
    next(found[stage] for found in wrong["stages"] if stage in found)[key] = value
    assert not validator.is_valid(wrong)

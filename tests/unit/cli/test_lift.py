"""`waverly lift`: questions on standard input."""

import json

from click.testing import CliRunner

from waverly.cli import group

QUESTION = '{"kind": "adjust_p", "input": {"p": [0.2]}}'


def test_a_byte_order_mark_before_a_question_is_passed_over() -> None:
    result = CliRunner().invoke(group, ["lift", "--json"], input="\ufeff" + QUESTION)
    assert json.loads(result.output)["holm"] == [0.2]


def test_the_wrong_one_of_a_list_of_questions_is_named() -> None:
    asked = f'[{QUESTION}, {{"kind": "adjust_p", "input": {{"p": [2]}}}}]'
    result = CliRunner().invoke(group, ["lift", "--json"], input=asked)
    assert "$[1].input.p[0]" in str(result.exception)

"""Both languages are complete, and what is compiled is what is written."""

from pathlib import Path

import pytest
from scripts import messages

APPS = [pytest.param(app, id=app.name) for app in messages.apps()]


@pytest.mark.parametrize("app", APPS)
def test_every_sentence_has_its_chinese(app: Path) -> None:
    missing = messages.untranslated(messages.brought_up_to_date(app))

    assert not [message.id for message in missing], "run python -m scripts.messages and translate"


@pytest.mark.parametrize("app", APPS)
def test_the_catalogue_holds_what_the_source_says_and_nothing_else(app: Path) -> None:
    file = messages.catalogue_of(app)
    wanted = messages.brought_up_to_date(app)

    written = file.read_bytes() if file.is_file() else messages.HEAD
    assert written == messages.po_text(wanted), "run python -m scripts.messages"


@pytest.mark.parametrize("app", APPS)
def test_what_is_compiled_is_what_is_written(app: Path) -> None:
    file = messages.catalogue_of(app)
    if file.is_file():
        compiled = file.with_suffix(".mo").read_bytes()
        assert compiled == messages.mo_bytes(messages.translated(app))


def test_a_message_is_found_wherever_it_can_stand(tmp_path: Path) -> None:
    template = tmp_path / "page.html"
    template.write_text(
        '{% translate "One" as a %}{% translate "Two" %}'
        "{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}"
    )
    module = tmp_path / "words.py"
    module.write_text(
        'from django.utils.translation import pgettext_lazy as _\nx = _("state", "open")\n'
    )

    in_template = list(messages.template_messages(template))
    in_module = list(messages.python_messages(module))

    assert [words for words, _ in in_template] == ["One", "Two", ("%(n)s day", "%(n)s days")]
    assert in_module == [("open", "state")]

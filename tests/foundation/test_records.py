"""A record knows its version, and refuses a change made looking at an old one."""

import pytest
from tests.accounts.make import make_user

from duijie.foundation.errors import ChangedMeanwhile
from duijie.foundation.records import check_version, save_change

pytestmark = pytest.mark.django_db


def test_a_change_moves_version_and_date_on() -> None:
    user = make_user()
    before = user.version, user.updated_at

    save_change(user, "display_name")

    user.refresh_from_db()
    assert user.version == before[0] + 1
    assert user.updated_at > before[1]


def test_a_change_made_looking_at_an_old_version_is_refused() -> None:
    user = make_user()
    seen = user.version
    save_change(user, "display_name")

    with pytest.raises(ChangedMeanwhile) as refusal:
        check_version(user, seen)
    assert refusal.value.facts == {"seen": seen, "now": seen + 1}


def test_who_did_not_look_is_not_asked() -> None:
    check_version(make_user(), None)

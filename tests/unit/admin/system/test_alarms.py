"""What the owner should look at stands on the first page, as text, with a link to more."""

from pathlib import Path

from tests.support.builders import NOW, ask_store
from tests.unit.admin.shop import SITE, prepared, serving, sign_in
from waverly.storage.site.alarm_rows import Alarm, alarm_counts, alarms_of, keep_alarms

ALARM = Alarm(key="model", since=NOW, sentence="It is <b>old</b>.", page="learning")


def test_alarms_stand_on_the_overview(tmp_path: Path) -> None:
    settings = prepared(tmp_path)
    ask_store(settings, lambda store: keep_alarms(store, SITE, (ALARM,), NOW))
    with serving(settings) as client:
        sign_in(client)
        text = client.get("/admin/").text
    assert "It is &lt;b&gt;old&lt;/b&gt;." in text
    assert '<a href="/admin/learning">Look closer</a>' in text


def test_alarms_are_kept_in_place_of_those_before(tmp_path: Path) -> None:
    settings = prepared(tmp_path)
    ask_store(settings, lambda store: keep_alarms(store, SITE, (ALARM,), NOW))
    assert ask_store(settings, lambda store: alarms_of(store, SITE)) == (ALARM,)
    ask_store(settings, lambda store: keep_alarms(store, SITE, (), NOW))
    assert ask_store(settings, lambda store: alarms_of(store, SITE)) == ()
    assert ask_store(settings, alarm_counts) == {SITE: 0}

"""What a person is told on arriving, above everything else until they have read it."""

from datetime import date

from PySide6.QtCore import Signal

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.greeting import Greeting
from kaigo_desktop.ui import pieces, wording


class Arrival(pieces.Notice):
    """When the person was here last; in a warning's colour what they should make sure of.

    `password_wanted` tells that they want to choose a password of their own.
    """

    password_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._greeting = desk.greeting

    def greet(self) -> None:
        """Say it; called where it stands already, for a widget shown by itself is a window of its own."""
        greeting = self._greeting
        kind = "warning" if greeting.failures or greeting.count_lost or greeting.ends_on else "info"
        words = self._words(greeting)
        if words:
            change = pieces.button(self.tr("パスワードを変える"), self.password_wanted.emit)
            close = pieces.button(self.tr("閉じる"), self.quiet, "quiet")
            self.say(kind, "".join(words), *([change] if greeting.given else []), close)

    def give_way(self, *, wanted: bool) -> None:
        """Leave the room to something else for a while; what is not closed comes back afterwards."""
        self.setHidden(wanted or not self.words.text())

    def _words(self, greeting: Greeting) -> list[str]:
        words = []
        if greeting.last is not None:
            words.append(self.tr("前回のサインイン: {at}。").format(at=wording.moment(greeting.last)))
        if greeting.given:
            words.append(
                self.tr("いまのパスワードは管理者が設定したものです。あなただけが知るものに変えてください。")
            )
        if greeting.failures:
            said = self.tr(
                "その後、この利用者IDでパスワードが{count}回間違えられています。"
                "覚えがなければ管理者に知らせてください。"
            )
            words.append(said.format(count=greeting.failures))
        if greeting.count_lost:
            words.append(
                self.tr(
                    "サインインの失敗の記録(attempts.json)が消されたか戻されています。管理者に知らせてください。"
                )
            )
        if greeting.ends_on:
            said = self.tr(
                "この利用者は {day} まで使えます(あと{left}日)。"
                "続けて使うときは管理者に更新を依頼してください。"
            )
            day = wording.short_date(date.fromisoformat(greeting.ends_on))
            words.append(said.format(day=day, left=greeting.days_left))
        return words

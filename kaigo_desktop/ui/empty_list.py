"""Why a list of applications is empty, and what would fill it."""

from collections.abc import Callable

from kaigo_desktop.ui.empty_page import EmptyPage
from kaigo_desktop.ui.filter_bar import FilterBar
from kaigo_desktop.ui.vocabulary import Vocabulary


class EmptyList(EmptyPage):
    """Stands where the table has no row."""

    def say_why(self, filters: FilterBar, words: Vocabulary, receive: Callable[[], None] | None) -> None:
        """Say it; `receive` leads to the intake, None for who may take nothing in."""
        if filters.is_narrowed():
            told = self.tr("検索の言葉や、手続・状態・期間の条件を減らしてください。")
            self.say(self.tr("条件に合う申請はありません"), told, self.tr("条件を消す"), filters.take_off)
        elif words.counts:
            told = self.tr("ここに移った申請が、新しい順に並びます。")
            self.say(self.tr("いまは1件もありません"), told)
        else:
            told = self.tr("マイナポータル申請管理からダウンロードした申請ZIPを取り込むと、ここに並びます。")
            offered = self.tr("取込を開く") if receive is not None else ""
            self.say(self.tr("まだ申請がありません"), told, offered, receive)

"""The list as somebody has it before them: its panel at rest, with everything taken in."""

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.list_panel import ListPanel
from kaigo_desktop.ui.places import Place
from kaigo_desktop.ui.vocabulary import gather
from tests.ui.conftest import Show

ALL = Place("すべての申請")


def listed(desk: Desk, jobs: Jobs, shown: Show, rest: Show) -> ListPanel:
    """The list of all applications, on a panel that came to rest."""
    panel = ListPanel(desk, jobs)
    shown(panel)
    panel.refresh(gather(desk))
    panel.show_place(ALL)
    rest(panel)
    return panel

"""Rules for stores whose applications nobody decides on."""

from kaigo_desktop.core.genuine import Rules
from kaigo_desktop.core.workflow import State, Workflow

WORKFLOW = Workflow(
    id="nobody", title="", initial="received", states=(State(id="received", label=""),), transitions=()
)
RULES = Rules(lambda _: WORKFLOW, lambda *_: True)

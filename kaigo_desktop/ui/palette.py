"""The window's colours, light and dark: tokens of the デジタル庁デザインシステム (1.1.9, MIT)."""

from typing import NamedTuple


class Tone(NamedTuple):
    """How a label looks: its text and border colour, and its ground ("" = hollow, only a border)."""

    text: str
    ground: str


class Palette(NamedTuple):
    """Every colour of the window, as `#rrggbb`; the style sheet names them `@field`.

    `ground` lies behind everything, `paper` carries values, `edge` is the border of what may be typed into,
    `line` only divides, `selected` is a row, `marked` a stretch of text, `focus` and `focus_outside` make the
    ring around what has the keyboard.
    """

    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    selected: str
    marked: str
    hover: str
    ground: str
    paper: str
    sunken: str
    line: str
    edge: str
    text: str
    secondary: str
    faded: str
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    done: str
    done_ground: str
    focus: str
    focus_outside: str
    tones: dict[str, Tone]

    def tone(self, name: str) -> Tone:
        """The look of a state's label; a name nobody knows is neutral."""
        return self.tones.get(name, self.tones["neutral"])

    def colours(self) -> dict[str, str]:
        """Token name → colour, for the style sheet."""
        return {name: value for name, value in self._asdict().items() if isinstance(value, str)}


LIGHT = Palette(
    accent="#0017c1",
    accent_hover="#00118f",
    accent_pressed="#000c66",
    on_accent="#ffffff",
    selected="#e8f1fe",
    marked="#c5d7fb",
    hover="#f0f5ff",
    ground="#f2f2f2",
    paper="#ffffff",
    sunken="#f8f8fb",
    line="#d8d8db",
    edge="#767676",
    text="#1a1a1a",
    secondary="#595959",
    faded="#8c8c8c",
    error="#ce0000",
    error_ground="#fdeeee",
    warning="#866900",
    warning_ground="#fbf5e0",
    done="#197a4b",
    done_ground="#e6f5ec",
    focus="#ffd43d",
    focus_outside="#000000",
    tones={
        "neutral": Tone("#333333", "#e6e6e6"),
        "info": Tone("#0017c1", "#d9e6ff"),
        "warn": Tone("#ac3e00", "#ffeee2"),
        "wait": Tone("#5109ad", "#ece0fb"),
        "done": Tone("#115a36", "#c2e5d1"),
        "done_hollow": Tone("#197a4b", ""),
        "bad_hollow": Tone("#ce0000", ""),
        "hollow": Tone("#595959", ""),
    },
)

DARK = Palette(
    accent="#9db7f9",
    accent_hover="#b7cbfb",
    accent_pressed="#7f9ff0",
    on_accent="#10163a",
    selected="#262f4d",
    marked="#3d4f8a",
    hover="#22283a",
    ground="#1a1a1a",
    paper="#242424",
    sunken="#2a2a2c",
    line="#4d4d4d",
    edge="#8c8c8c",
    text="#f2f2f2",
    secondary="#b3b3b3",
    faded="#7f7f7f",
    error="#ff9696",
    error_ground="#3d2424",
    warning="#ffd43d",
    warning_ground="#37311c",
    done="#71c598",
    done_ground="#1f3328",
    focus="#ffd43d",
    focus_outside="#000000",
    tones={
        "neutral": Tone("#e6e6e6", "#4d4d4d"),
        "info": Tone("#c5d7fb", "#27386e"),
        "warn": Tone("#ffc199", "#54301a"),
        "wait": Tone("#d9c2fa", "#43306a"),
        "done": Tone("#9bd4b5", "#1d4a33"),
        "done_hollow": Tone("#71c598", ""),
        "bad_hollow": Tone("#ff9696", ""),
        "hollow": Tone("#b3b3b3", ""),
    },
)

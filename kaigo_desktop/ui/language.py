"""The language of the window: 日本語, in which it is written, or English from `i18n/kaigo_desktop_en.ts`.

A person's choice is remembered for their account of this terminal (`remembered`); `KAIGO_LANGUAGE` is what
holds before they choose. The `.ts` is read as it stands when the window opens: nothing is compiled.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QPushButton

from kaigo_desktop.flow.program import Program
from kaigo_desktop.messages import LANGUAGES, SOURCE, Messages
from kaigo_desktop.ui import pieces, remembered

NAMES = {"ja": "日本語", "en": "English"}
"""What each language calls itself: never translated."""

_KEPT, _NAME = "window/language", "language"


class WindowTexts(QTranslator):
    """The texts of the window in another language, from a `.ts` file of ours.

    A text is looked for under its use first, where it has one (`pieces.mark`), then under its own class, then
    under none (`translate`), then under any.
    """

    def __init__(self, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = read_texts(file)
        self._anywhere: dict[str, str] = {}
        for context, source in sorted(self._texts, key=_is_named):
            self._anywhere.setdefault(source, self._texts[context, source])

    def isEmpty(self) -> bool:
        """Whether there is nothing to translate with."""
        return not self._texts

    def translate(self, context: str, source: str, use: str | None = None, _count: int = -1) -> str | None:
        """The text in the other language; None, so that Qt asks on, for what isn't ours."""
        of_use = self._texts.get((use, source)) if use else None
        return of_use or self._texts.get((context, source)) or self._anywhere.get(source)


def _is_named(entry: tuple[str, str]) -> bool:
    return bool(entry[0])


def read_texts(file: Path) -> dict[tuple[str, str], str]:
    """(class or use, Japanese) → translation of every finished entry of a `.ts` file.

    Raises:
        OSError: the file is missing or no `.ts`: the program was not installed whole.
    """
    from PySide6.QtCore import QFile, QIODevice, QXmlStreamReader

    device = QFile(str(file))
    if not device.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(file)
    found: dict[tuple[str, str], str] = {}
    reader = QXmlStreamReader(device)
    context = source = use = ""
    while not reader.atEnd():
        if reader.readNext() != QXmlStreamReader.TokenType.StartElement:
            continue
        name = reader.name()
        if name == "name":
            context = reader.readElementText()
        elif name == "source":
            source, use = reader.readElementText(), ""
        elif name == "comment":
            use = reader.readElementText()
        elif name == "translation" and (text := reader.readElementText()):
            found[use or context, source] = text
    if reader.hasError():
        raise OSError(f"{file}: {reader.errorString()}")
    return found


def chosen(program: Program) -> str:
    """The language to begin with: the person's choice, or else the one the program was started in."""
    kept = remembered.recall(_KEPT)
    return kept if kept in LANGUAGES else program.messages.language


def switch_button(program: Program, chosen_then: Callable[[], object]) -> QPushButton:
    """A button that names the other language in that language, so that who reads it finds it.

    Pressed, it remembers the choice; a window opened afterwards speaks it, and `chosen_then` sees to that.
    """
    language = next(language for language in LANGUAGES if language != program.messages.language)

    def choose() -> None:
        remembered.keep_at_once(_KEPT, language)
        chosen_then()

    made = pieces.button(NAMES[language], choose, "quiet", f"{NAMES[language]} (Language / 言語)")
    made.setToolTip(made.accessibleName())
    return made


def speak(program: Program, language: str) -> None:
    """Let everything built from now on, and every sentence, be in `language`."""
    application = QApplication.instance()
    if application is None:
        return
    earlier = application.findChild(QTranslator, _NAME)
    if earlier is not None:
        application.removeTranslator(earlier)
        earlier.setObjectName("")
        earlier.deleteLater()
    program.messages.language = language
    spoken = QLocale.Language.Japanese if language == SOURCE else QLocale.Language.English
    QLocale.setDefault(QLocale(spoken, QLocale.Country.Japan))
    words = _translator(program.messages, application)
    words.setObjectName(_NAME)
    application.installTranslator(words)


def _translator(messages: Messages, application: QObject) -> QTranslator:
    """Qt's own words in Japanese, or our words in another language, which Qt's are in already."""
    if messages.language != SOURCE:
        return WindowTexts(messages.window_texts, application)
    words = QTranslator(application)
    words.load("qtbase_ja", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return words

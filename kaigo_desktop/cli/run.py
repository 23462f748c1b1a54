"""Running one command: words → command → exit code, with the world's faults apart from ours."""

import argparse
from collections.abc import Sequence

from kaigo_desktop import log
from kaigo_desktop.cli.arguments import parser
from kaigo_desktop.cli.terminal import UsageError, complain, leave_output, put_json, say, utf8_output
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.program import Program
from kaigo_desktop.settings import Settings

DONE, REFUSED, USAGE, BUG, INTERRUPTED = 0, 1, 2, 70, 130


def run(program: Program, settings: Settings, words: Sequence[str]) -> tuple[int, argparse.Namespace]:
    """Run the command `words` name; without one nothing is done and `arguments.command` is None.

    Returns:
        Exit code (0 done, 1 refused, 2 usage, 3 done in part, 70 our mistake, 130 Ctrl+C), the parsed words.
    """
    utf8_output()
    arguments = parser(settings.store).parse_args(words)
    return _guarded(program, arguments) if arguments.command else DONE, arguments


def _guarded(program: Program, arguments: argparse.Namespace) -> int:
    try:
        return _dispatch(program, arguments)
    except UsageError as error:
        complain(str(error))
        return USAGE
    except UserError as error:
        sentence = program.messages.error(error)
        complain(sentence)
        if arguments.json:
            put_json({"error": error.code, "message": sentence})
        return REFUSED
    except BrokenPipeError:  # whoever reads (`| head`) has read enough; the work itself was done
        leave_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the outer edge: whatever is left is our mistake
        complain(program.messages.text("bug", {"reference": log.bug(error)}))
        return BUG


def _dispatch(program: Program, arguments: argparse.Namespace) -> int:
    name = " ".join(part for part in (arguments.command, getattr(arguments, "action", "")) if part)
    if arguments.command in {"demo", "sample"} or arguments.command == "definitions":
        return _without_store(program, arguments)
    from kaigo_desktop.cli import commands

    if name == "setup":
        return commands.setup(program, arguments)
    if name == "restore":
        from kaigo_desktop.cli.backing_up import restore_store

        return restore_store(program, arguments)
    with commands.signed_in(program, arguments) as desk:
        return commands.SIGNED_IN[name](desk, arguments)


def _without_store(program: Program, arguments: argparse.Namespace) -> int:
    if arguments.command == "demo":
        from kaigo_desktop.cli.demo import demo

        return demo(program, arguments)
    if arguments.command == "sample":
        from kaigo_desktop.flow.sample import sample

        written = sample(
            program,
            arguments.out,
            arguments.count,
            arguments.seed,
            procedure=arguments.procedure,
            layout=arguments.layout,
        )
        put_json({"files": [str(path) for path in written]}) if arguments.json else say(
            "\n".join(map(str, written))
        )
        return DONE
    return _definitions(program, arguments)


def _definitions(program: Program, arguments: argparse.Namespace) -> int:
    from kaigo_desktop.flow.check_definitions import check_definitions, index_definitions

    if arguments.action == "index":
        file = index_definitions(program, arguments.folder)
        put_json({"file": str(file)}) if arguments.json else say(str(file))
        return DONE
    mistakes = [
        {"file": mistake.file, "key": mistake.key, "message": mistake.message}
        for mistake in check_definitions(program, arguments.folder)
    ]
    if arguments.json:
        put_json({"ok": not mistakes, "errors": mistakes})
    for mistake in mistakes:
        complain(f"{mistake['file']}: {mistake['key']}: {mistake['message']}")
    if not mistakes and not arguments.json:
        say(program.messages.text("definitions_sound"))
    return REFUSED if mistakes else DONE

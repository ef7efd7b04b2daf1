"""The command line: questions, servers, and what whoever runs them needs."""

from __future__ import annotations

import argparse
import asyncio
import gc
import io
import json
import logging
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bot import settings as environment
from bot.store.errors import StoreError

if TYPE_CHECKING:
    from bot.settings import Settings

PROGRAM = "ai-energy-bot"
_Command = Callable[..., argparse.ArgumentParser]
"""Adds a command of a name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when done, 2 when the call or the environment was wrong."""
    options = _parser().parse_args(arguments)
    try:
        settings = environment.load()
    except environment.SettingsError as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return 2
    try:
        return int(options.run(options, settings))
    except (environment.SettingsError, StoreError) as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output went away, as `head` does.
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Answers questions about the energy use of AI.",
        epilog=f"environment:\n{_variables()}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_questions(commands.add_parser)
    _add_running(commands.add_parser)
    _add_upkeep(commands.add_parser)
    return parser


def _variables() -> str:
    """The environment variables that are read, a line each."""
    described = environment.described()
    width = max(len(name) for name, _, _ in described)
    return "\n".join(
        f"  {name:{width}}  {meaning}{f' (default {default})' if default else ''}"
        for name, default, meaning in described
    )


def _add_questions(command: _Command) -> None:
    ask = command("ask", help="answer one question, or several as one thread")
    ask.add_argument("--json", action="store_true", help="print JSON, one object a line")
    ask.add_argument("questions", nargs="+", metavar="QUESTION", help="'-' reads lines from input")
    ask.set_defaults(run=_ask)

    parse = command("parse", help="show how a question is understood")
    parse.add_argument("--why", action="store_true", help="show which words led there")
    parse.add_argument("question", metavar="QUESTION")
    parse.set_defaults(run=_parse)

    facts = command("facts", help="which figures deserve a second look")
    facts.add_argument("what", choices=["check"])
    facts.set_defaults(run=_facts)


def _add_running(command: _Command) -> None:
    serve = command("serve", help="pages and Slack over HTTP")
    serve.set_defaults(run=_serve)

    manifest = command("manifest", help="print the Slack app's manifest")
    manifest.add_argument("--host", help="where Slack reaches us (default PUBLIC_URL's)")
    manifest.add_argument("--socket", action="store_true", help="for Socket Mode")
    manifest.set_defaults(run=_manifest)

    socket = command("socket", help="Slack's Socket Mode, with the pages")
    socket.set_defaults(run=_socket)


def _add_upkeep(command: _Command) -> None:
    migrate = command("migrate", help="bring the database up to this version")
    migrate.set_defaults(run=_upkeep("migrate"))

    doctor = command("doctor", help="what is wrong here, and what to do about it")
    doctor.set_defaults(run=_doctor)

    key = command("key", help="print a new key for TOKEN_KEY")
    key.set_defaults(run=_key)

    reseal = command("reseal", help="encrypt stored tokens with the first TOKEN_KEY")
    reseal.set_defaults(run=_upkeep("reseal"))


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    from bot import terminal  # noqa: PLC0415  (each command loads only what it needs)

    if options.questions == ["-"]:
        if isinstance(sys.stdin, io.TextIOWrapper):
            # What is no text is said of its line; the others are answered.
            sys.stdin.reconfigure(errors="surrogateescape")
        terminal.answer_lines(sys.stdin, settings.base_url, as_json=options.json)
    else:
        terminal.answer_thread(options.questions, settings.base_url, as_json=options.json)
    return 0


def _parse(options: argparse.Namespace, settings: Settings) -> int:
    from bot.questions.parse import parse  # noqa: PLC0415
    from bot.render.document import as_stated  # noqa: PLC0415

    query = parse(options.question, why=options.why)
    shown = {
        "topic": query.topic,
        "aspect": query.aspect,
        "slots": as_stated(query.slots),
        "sure": query.sure,
        "readings": list(query.readings),
    }
    print(json.dumps(shown, ensure_ascii=False, default=str))
    if options.why:
        print(f"  {query.aspect}: {query.naming or 'no words name it'}")
        for clue in sorted(query.clues, key=lambda clue: -clue.weight):
            print(f"  {clue.weight:+6.2f}  {clue.topic:13}  {clue.words}")
    return 0


def _facts(options: argparse.Namespace, settings: Settings) -> int:
    import datetime  # noqa: PLC0415

    from bot.facts import check  # noqa: PLC0415

    print(check(datetime.datetime.now(datetime.UTC).date()))
    return 0


def _serve(options: argparse.Namespace, settings: Settings) -> int:
    # What is loaded at the start stays: looking for garbage in it is a tenth of the start.
    gc.disable()
    from bot.desk import Desk  # noqa: PLC0415
    from bot.ops.serving import run, serve  # noqa: PLC0415
    from bot.ready import get_ready  # noqa: PLC0415
    from bot.web.app import build_web  # noqa: PLC0415

    get_ready()
    _start_logging(settings.base_url)
    run(serve(settings, build_web(settings, Desk())))
    return 0


def _manifest(options: argparse.Namespace, settings: Settings) -> int:
    from bot.slack.manifest import manifest, public_host  # noqa: PLC0415

    host = options.host or public_host(settings.public_url, socket=options.socket)
    print(manifest(host, socket=options.socket), end="")
    return 0


def _socket(options: argparse.Namespace, settings: Settings) -> int:
    gc.disable()
    from bot.desk import Desk  # noqa: PLC0415
    from bot.ops.serving import run, serve  # noqa: PLC0415
    from bot.ready import get_ready  # noqa: PLC0415
    from bot.slack.socket import socket_mode  # noqa: PLC0415
    from bot.web.app import build_web  # noqa: PLC0415

    async def both() -> None:
        desk = Desk()
        async with socket_mode(settings, desk):
            _start_logging(settings.base_url)
            await serve(settings, build_web(settings, desk))

    get_ready()
    run(both())
    return 0


def _upkeep(name: str) -> Callable[[argparse.Namespace, Settings], int]:
    def run(options: argparse.Namespace, settings: Settings) -> int:
        from bot.ops import upkeep  # noqa: PLC0415

        print(asyncio.run(getattr(upkeep, name)(settings)))
        return 0

    return run


def _doctor(options: argparse.Namespace, settings: Settings) -> int:
    from bot.ops import doctor  # noqa: PLC0415

    return asyncio.run(doctor.report(settings))


def _key(options: argparse.Namespace, settings: Settings) -> int:
    from bot.ops import upkeep  # noqa: PLC0415

    print(upkeep.key())
    return 0


def _start_logging(address: str) -> None:
    from bot.ops import logs  # noqa: PLC0415

    logs.start()
    logging.getLogger("bot").info("answering on %s", address)


if __name__ == "__main__":
    sys.exit(main())

"""The `policy` command: its groups of commands, what every command shares at the edge, and the exit code."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

import click

from engine.ground.problem import PolicyError
from engine.version import __version__

DONE: Final = 0
FOUND: Final = 1
UNUSABLE: Final = 2
NOTHING_EVALUATED: Final = 3
INTERRUPTED: Final = 130

COMMANDS: Final[dict[str, dict[str, str]]] = {
    "Check": {
        "check": "Evaluate manifests and gate.",
        "explain": "Tell a rule in plain words, or prove one verdict in full.",
        "report": "Make any format from a saved result, without evaluating.",
        "graph": "Draw the data flows, with what was found marked.",
        "waive": "Answer for a finding until a day; list or prune the waivers.",
    },
    "Write rules": {
        "rules": "List the rules, or account for the clauses of a law.",
        "new": "Begin a rule and its page of cases.",
        "test": "Run the pages of cases beside the rules.",
        "fmt": "Write rules in their one layout.",
        "lint": "Check rulesets, policies, citations and the coverage of case pages.",
        "schema": "Publish the JSON Schema of manifests or results.",
    },
}


ON_MANIFESTS: Final = ("check", "graph", "waive")
SETTINGS: Final = ("lang", "rules", "policy", "paths", "waivers", "baseline")
EVERYWHERE: Final = SETTINGS[:2]
_HELP: Final = "engine.cli.help"  # asked for: then no setting is read, for one may be wrong


class _Commands(click.Group):
    """Commands by group; a command's module is imported when it is asked for, so that `check` starts fast."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return [name for group in COMMANDS.values() for name in group]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"engine.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f" Did you mean `{near[0]}`?" if near else ""
            raise click.UsageError(f"There is no command `{args[0]}`.{hint}", ctx)
        ctx.meta[_HELP] = not {"-h", "--help"}.isdisjoint(args)
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for group, commands in COMMANDS.items():
            with formatter.section(group):
                formatter.write_dl(list(commands.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="clauseflow", message="%(prog)s %(version)s")
@click.pass_context
def policy(ctx: click.Context) -> None:
    """Data-protection law as checked rules over a data-flow graph.

    Exit codes: 0 done, nothing at or above the threshold; 1 what the command looks for is there; 2 something given
    cannot be used; 3 nothing was evaluated; 130 interrupted.
    """
    from engine import shelf

    file = None if ctx.meta[_HELP] else shelf.settings_file()
    if file is None or ctx.invoked_subcommand is None:
        return
    from engine.app.settings import settings

    if (found := settings(file)) is not None:
        taken = SETTINGS if ctx.invoked_subcommand in ON_MANIFESTS else EVERYWHERE
        ctx.default_map = {ctx.invoked_subcommand: {key: found.values[key] for key in taken if key in found.values}}
        ctx.obj = found


def main() -> None:
    """Runs the command that the process was started with, and ends the process with its exit code.

    At once, for taking apart all that was made takes longer than a small manifest takes to judge. And the linear
    algebra of NumPy, of which nothing is used, starts no threads, which would take a third of its import.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a report is the same bytes wherever it goes, and speaks Chinese
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # there is none, or nobody reads it any more
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Runs one command; the exit code. Problems go to stderr, a traceback only with `--debug`."""
    debug = "--debug" in arguments
    if sys.stdout is None:
        click.echo("there is no standard output to write to", err=True)
        return UNUSABLE
    try:
        code = policy.main(list(arguments), prog_name="policy", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else DONE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return UNUSABLE
    except PolicyError as error:
        if debug:
            raise
        _show(error, arguments)
        return UNUSABLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNUSABLE
    except OSError as error:
        if debug:
            raise
        _refused(error, arguments)
        return UNUSABLE
    except Exception as error:
        if debug:
            raise
        click.echo(f"internal error: {type(error).__name__}: {error}\n--debug shows where; please report it", err=True)
        return UNUSABLE


def _show(error: PolicyError, arguments: Sequence[str]) -> None:
    from engine.cli.language import language
    from engine.cli.options import excerpt_width
    from engine.render.problems import listed

    click.echo(listed(error, language(arguments), excerpt_width()), err=True)


def _refused(error: OSError, arguments: Sequence[str]) -> None:
    """What the system refuses: of a file or folder that is read in the form of all problems."""
    from engine.ground import messages
    from engine.ground.refusals import refusal

    why = refusal(error)
    if error.filename is None:
        click.echo(f"output: {why.en}", err=True)
        return

    path = os.fsdecode(error.filename)
    _show(PolicyError([messages.files.UNREADABLE(None, path=path, why=why)]), arguments)

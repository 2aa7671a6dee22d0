"""Completion of the command's words in shells: `eval "$(elnet --completion bash)"`, or zsh; fish: `… | source`."""

from __future__ import annotations

from elnet.cli.options import ANSWERS, BATCH, COMMANDS, COMPLETION, IGNORED, SETTINGS, TRACE, WITH_ARGUMENT, UsageError

BASH = """\
_elnet() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}"
    if [[ $COMP_CWORD == 1 && $word != -* ]]; then
        COMPREPLY=($(compgen -W "{commands}" -- "$word") $(compgen -f -- "$word"))
    elif [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "{options}" -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}}
complete -o filenames -F _elnet elnet
"""
ZSH = """\
_elnet() {{
    local -a commands options
    commands=({commands})
    options=({options})
    (( CURRENT == 2 )) && compadd -a commands
    compadd -a options
    _files
}}
compdef _elnet elnet
"""
FISH = "complete -c elnet -n __fish_use_subcommand -a '{commands}'\n{lines}"


def completion(shell: str) -> str:
    """Return the script that completes the words of the command in SHELL.  Raises UsageError."""
    commands = " ".join(COMMANDS)
    names = sorted(
        name for name in {*WITH_ARGUMENT, *IGNORED, *BATCH, *ANSWERS, *SETTINGS, TRACE, COMPLETION} if name.startswith("--")
    )
    options = " ".join(names)
    lines = "".join(f"complete -c elnet -l {name[2:]}{' -r' if name in WITH_ARGUMENT else ''}\n" for name in names)
    scripts = {"bash": BASH, "zsh": ZSH}
    if shell == "fish":
        return FISH.format(commands=commands, lines=lines)
    if shell not in scripts:
        raise UsageError(f"There is no completion for ‘{shell}’, only for bash, zsh and fish")
    return scripts[shell].format(commands=commands, options=options)

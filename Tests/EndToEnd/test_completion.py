"""Shells complete the command from what it prints itself."""

import shutil
import subprocess
from pathlib import Path

import pytest

from testbed.service import binary


def script(shell: str) -> str:
    done = subprocess.run(
        [binary("rollcall"), "--generate-completion-script", shell], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_verb_is_completed(shell: str) -> None:
    text = script(shell)
    for verb in ("tenant", "configuration", "conformance", "doctor", "console-link"):
        assert verb in text, verb


def test_bash_completes_a_verb(tmp_path: Path) -> None:
    """As bash itself does it: with the words so far, and the command, the word and the one before as arguments."""
    bash = shutil.which("bash")
    assert bash, "bash is part of Debian"
    file = tmp_path / "rollcall.bash"
    file.write_text(script("bash"))
    asked = f"""
        source {file}
        function_of() {{ complete -p rollcall | sed -E 's/.*-F ([^ ]+).*/\\1/'; }}
        COMP_WORDS=(rollcall conf) COMP_CWORD=1 COMP_LINE='rollcall conf' COMP_POINT=13
        $(function_of) rollcall conf rollcall
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run([bash, "--noprofile", "--norc", "-c", asked], capture_output=True, text=True, timeout=60)
    assert {word.strip() for word in done.stdout.split()} == {"configuration", "conformance"}, done.stderr + done.stdout

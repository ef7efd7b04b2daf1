"""Run the Dockerfile's steps without Docker, in a fresh Debian: does every one of them work?

    sudo .venv/bin/python tests/deploy/chroot.py FOLDER

Makes FOLDER/base with debootstrap (Debian bookworm and its Python 3.11, where the image has the
python.org build on the same Debian), copies it for each stage, and does what COPY, RUN, ENV,
WORKDIR and USER say. Then it starts the image's command as the image's user, with the whole root
read-only but for /data and /tmp, and runs the health check and the crash-free stop. Not proven:
that Docker itself builds it, layer caching, and the base image.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
# How this machine reaches the package index.
_NETWORK = {"http_proxy", "https_proxy", "no_proxy", "pip_cert"}
_PYTHON = "ln -sf python3 /usr/bin/python"


@dataclass
class Stage:
    """One stage of the file, and the folder that is its root."""

    root: Path
    environment: dict[str, str] = field(default_factory=lambda: {"PATH": "/usr/sbin:/usr/bin:/bin"})
    folder: str = "/"
    user: str = "0"
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)

    def run(self, command: list[str], *, user: str = "0", read_only: bool = False) -> list[str]:
        """The call that runs a command inside."""
        inside = f"cd {self.folder} && exec {shlex.join(command)}"
        enter = ["chroot", f"--userspec={user}:{user}", str(self.root), "/bin/sh", "-c", inside]
        if not read_only:
            return enter
        mounts = (
            f"mount --bind {self.root} {self.root} && mount --bind {self.root}/data "
            f"{self.root}/data && mount -t tmpfs tmpfs {self.root}/tmp && "
            f"mount -o remount,bind,ro {self.root} && exec {shlex.join(enter)}"
        )
        return ["unshare", "--mount", "/bin/sh", "-c", mounts]


def instructions(text: str) -> list[tuple[str, str]]:
    """Name and argument of every instruction."""
    joined = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    lines = (line.strip() for line in joined.splitlines())
    return [(one.split(maxsplit=1)[0], one.split(maxsplit=1)[1]) for one in lines if one]


def base(folder: Path) -> Path:
    """A fresh Debian with Python."""
    made = folder / "base"
    if not (made / "usr/bin/python3").exists():
        packages = "python3,python3-venv,ca-certificates"
        subprocess.run(
            ["debootstrap", "--variant=minbase", f"--include={packages}", "bookworm", str(made)],
            check=True,
        )
    for name in ("etc/resolv.conf", "etc/ssl/certs/ca-certificates.crt"):
        if Path("/", name).exists():
            shutil.copy(Path("/", name), made / name)
    return made


def copy(stage: Stage, argument: str, stages: dict[str, Stage]) -> None:
    """COPY, from the checkout or from another stage."""
    *sources, target = argument.split()
    origin = ROOT
    if sources[0].startswith("--from="):
        origin = stages[sources.pop(0).removeprefix("--from=")].root
    where = stage.root / Path(stage.folder, target).relative_to("/")
    for source in sources:
        what = origin / source.lstrip("/")
        if what.is_dir():
            ignore = shutil.ignore_patterns("__pycache__", "built") if origin == ROOT else None
            shutil.copytree(what, where, symlinks=True, dirs_exist_ok=True, ignore=ignore)
        else:
            where.mkdir(parents=True, exist_ok=True)
            shutil.copy(what, where / what.name)


def built(folder: Path) -> Stage:
    """The last stage, after every instruction."""
    stages: dict[str, Stage] = {}
    stage = Stage(folder)
    for name, argument in instructions((ROOT / "deploy" / "Dockerfile").read_text()):
        print(f"{name} {argument[:90]}", flush=True)
        if name == "FROM":
            label = argument.partition(" AS ")[2] or "last"
            stage = Stage(folder / label)
            shutil.rmtree(stage.root, ignore_errors=True)
            subprocess.run(["cp", "-a", str(base(folder)), str(stage.root)], check=True)
            subprocess.run(stage.run(["/bin/sh", "-c", _PYTHON]), check=True)
            stages[label] = stage
        elif name == "ENV":
            for pair in shlex.split(argument):
                key, _, value = pair.partition("=")
                stage.environment[key] = value.replace("$PATH", stage.environment["PATH"])
        elif name == "WORKDIR":
            stage.folder = argument
            (stage.root / argument.lstrip("/")).mkdir(parents=True, exist_ok=True)
        elif name == "COPY":
            copy(stage, argument, stages)
        elif name == "RUN":
            passed = {key: os.environ[key] for key in os.environ if key.lower() in _NETWORK}
            command = stage.run(["/bin/sh", "-c", argument])
            subprocess.run(command, check=True, env=stage.environment | passed)
        elif name == "USER":
            stage.user = argument
        elif name == "CMD":
            stage.command = json.loads(argument)
        elif name == "HEALTHCHECK":
            stage.health = json.loads(argument.partition("CMD")[2])
    return stage


def main() -> None:
    """Build, start, ask, stop."""
    stage = built(Path(sys.argv[1]).resolve())
    settings = {"SLACK_BOT_TOKEN": "xoxb-x", "SLACK_SIGNING_SECRET": "x", "PORT": "23917"}
    environment = stage.environment | settings
    running = subprocess.Popen(
        stage.run(stage.command, user=stage.user, read_only=True), env=environment
    )
    try:
        for _ in range(60):
            time.sleep(0.5)
            check = stage.run(stage.health, user=stage.user)
            if (
                subprocess.run(check, env=environment, capture_output=True, check=False).returncode
                == 0
            ):
                break
        else:
            raise SystemExit("the health check never passed")
        print(f"healthy as user {stage.user} on a read-only root", flush=True)
        tried = stage.run(["/bin/sh", "-c", "touch /app/x"], user=stage.user)
        assert subprocess.run(tried, capture_output=True, check=False).returncode != 0
        assert (stage.root / "data" / "bot.db").exists()
        print("nothing but /data was written", flush=True)
        running.terminate()
        print(f"ended with {running.wait(60)} on SIGTERM", flush=True)
    finally:
        running.kill()


if __name__ == "__main__":
    main()

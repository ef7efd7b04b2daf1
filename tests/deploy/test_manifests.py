"""What is deployed is valid by the official schemas, and as locked down as it claims."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from bot.slack.running import DRAIN_SECONDS

DEPLOY = Path(__file__).parents[2] / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
VERSIONS = ("1.31", "1.37")


def documents() -> list[dict[str, Any]]:
    """Every object for Kubernetes."""
    found = []
    for file in sorted(KUBERNETES.glob("*.yaml")):
        if file.name != "kustomization.yaml":
            found += [one for one in yaml.safe_load_all(file.read_text()) if one]
    return found


def pods() -> list[dict[str, Any]]:
    """The specification of every pod."""
    specifications = [one.get("spec", {}) for one in documents()]
    return [one["template"]["spec"] for one in specifications if "template" in one]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    "document", documents(), ids=lambda one: f"{one['kind']}-{one['metadata']['name']}"
)
def test_every_object_is_valid(document: dict[str, Any], version: str) -> None:
    """Unknown keys included."""
    kubernetes_validate.validate(document, version, strict=True)


def test_a_wrong_key_would_be_seen() -> None:
    """So that the test above means something."""
    (deployment,) = (one for one in documents() if one["kind"] == "Deployment")
    deployment["spec"]["replica"] = 3
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(deployment, VERSIONS[0], strict=True)


def test_every_file_is_applied() -> None:
    """And nothing that does not exist."""
    listed = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())["resources"]
    there = {file.name for file in KUBERNETES.glob("*.yaml")} - {"kustomization.yaml"}
    assert set(listed) == there


@pytest.mark.skipif(shutil.which("kubectl") is None, reason="needs kubectl")
def test_kustomize_builds_it() -> None:
    """Every object gets the namespace, the containers the image."""
    command = ["kubectl", "kustomize", str(KUBERNETES)]
    built = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    objects = [one for one in yaml.safe_load_all(built) if one]
    assert {one["metadata"]["namespace"] for one in objects} == {"ai-energy-bot"}
    assert "image: registry.example.com/ai-energy-bot:0.1.0" in built


def test_there_are_three_replicas_and_two_always_stay() -> None:
    """A node can be drained while questions come in."""
    kinds = {one["kind"]: one["spec"] for one in documents() if "spec" in one}
    assert kinds["Deployment"]["replicas"] == 3
    assert kinds["HorizontalPodAutoscaler"]["minReplicas"] == 3
    assert kinds["PodDisruptionBudget"]["minAvailable"] == 2
    assert kinds["Deployment"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0


def test_no_pod_may_more_than_it_must() -> None:
    """No root, no writing, no capability, no token of the cluster."""
    assert len(pods()) == 2
    for pod in pods():
        assert pod["automountServiceAccountToken"] is False
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        for container in pod["containers"]:
            context = container["securityContext"]
            assert context["readOnlyRootFilesystem"] is True
            assert context["allowPrivilegeEscalation"] is False
            assert context["capabilities"] == {"drop": ["ALL"]}
            assert container["resources"]["limits"]["memory"]


def test_a_pod_has_longer_to_end_than_answers_take() -> None:
    """The wait of the hook, the drain, and something on top."""
    (deployment,) = (one for one in documents() if one["kind"] == "Deployment")
    assert deployment["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] > (
        DRAIN_SECONDS + 5 + 10
    )
    unit = (DEPLOY / "systemd" / "ai-energy-bot.service").read_text()
    stop = re.search(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)
    assert stop is not None
    assert float(stop[1]) > DRAIN_SECONDS + 10


def test_compose_services_are_hardened_and_pinned() -> None:
    """And nothing but the proxy is reachable from outside."""
    compose = yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text())
    services = compose["services"]
    for name in ("bot", "migrate"):
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
    assert [name for name, one in services.items() if "ports" in one] == ["proxy"]
    for name in ("db", "proxy"):
        assert re.search(r":\d+\.\d+", services[name]["image"]), name


def test_the_image_is_pinned_and_runs_as_nobody() -> None:
    """Libraries by hash."""
    lines = (DEPLOY / "Dockerfile").read_text().splitlines()
    bases = [line for line in lines if line.startswith("FROM")]
    assert all(re.search(r":\d+\.\d+\.\d+-slim", line) for line in bases)
    assert any("--require-hashes" in line for line in lines)
    assert "USER 10001" in lines
    assert any(line.startswith("HEALTHCHECK") for line in lines)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_the_unit_is_valid_and_locked_down(tmp_path: Path) -> None:
    """With a program that exists; below 2 of 10 is what systemd calls OK."""
    unit = (DEPLOY / "systemd" / "ai-energy-bot.service").read_text()
    unit = re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", unit, flags=re.MULTILINE)
    unit = re.sub(r"^Documentation=.*\n", "", unit, flags=re.MULTILINE)
    file = tmp_path / "ai-energy-bot.service"
    file.write_text(unit)
    verify = subprocess.run(
        ["systemd-analyze", "verify", str(file)], check=False, capture_output=True, text=True
    )
    assert (verify.returncode, verify.stderr) == (0, "")
    rated = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--threshold=20", str(file)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert rated.returncode == 0, rated.stdout[-300:]

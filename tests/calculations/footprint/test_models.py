"""Which model a name means, and which of its figures goes first."""

import pytest

from calculations.footprint import models


@pytest.mark.parametrize(
    ("name", "family", "version"),
    [
        ("deepseek", "deepseek", None),
        ("deepseek-r1", "deepseek", "r1"),
        ("DeepSeek R1", "deepseek", "r1"),
        ("r1", "deepseek", "r1"),
        ("o3", "openai", "o3"),
        ("gpt-4o", "gpt", "4o"),
        ("gpt4o", "gpt", "4o"),
        ("4o", "gpt", "4o"),
        ("GPT-5.5", "gpt", "5.5"),
        ("claude-3.7-sonnet", "claude", "sonnet-3.7"),
        ("Opus", "claude", "opus-5"),
        ("llama-3.1-8b", "llama", "3.1-8b"),
        ("gpt-7", "gpt-7", None),
        ("5", "5", None),
    ],
)
def test_a_name_is_a_family_or_a_version(name, family, version):
    subject = models.subject(name)
    assert (subject.family, subject.version) == (family, version)


def test_a_family_leads_with_its_own_figure_and_a_version_with_the_best_obtained():
    assert models.subject("deepseek").lead("reasoning").id == "footprint/deepseek/reasoning"
    r1 = models.subject("deepseek-r1").lead("reasoning")
    assert r1.record.latest.basis == "measured"


def test_modelled_figures_never_go_before_measured_ones_of_the_same_version():
    for family, estimates in models.catalogue().items():
        for version in {one.version for one in estimates}:
            for kind in models.ENERGY:
                ranks = [e.rank for e in models.Subject("", family, version).estimates(kind)]
                assert ranks == sorted(ranks)

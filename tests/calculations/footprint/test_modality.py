"""Images and videos have figures of their own, and never a text prompt's."""

import pytest

from calculations.errors import InvalidScenario
from calculations.footprint import modality
from calculations.footprint.models import subject
from calculations.footprint.scenario import Footprint
from calculations.quantities import Quantity

from .finding import found


def test_an_image_is_the_median_of_all_that_were_measured():
    # 0.184, 0.634, 0.802, 1.693 and 2.679 Wh; the ranges reach from 0.114 to 5.03 (ML.ENERGY v3).
    each = found(modality="image").quantities["energy_per_prompt"]
    assert each == Quantity(0.802, "Wh/prompt", 0.114, 5.03)


def test_a_video_is_the_median_of_all_that_were_measured():
    # 7.948, 102.349, 106.742, 356.393 (ML.ENERGY v3) and 944 Wh (MIT Technology Review).
    each = found(modality="video").quantities["energy_per_prompt"]
    assert each == Quantity(106.742, "Wh/prompt", 7.793, 944)


@pytest.mark.parametrize("family", ["gpt", "gemini", "claude", "midjourney", "dall-e", "no-such"])
def test_no_model_is_given_a_text_figure_for_an_image(family):
    result = found(models=[family], modality="image")
    assert result.findings["missing"] or result.findings["no_energy"]
    assert not next(table for table in result.tables if table.id == "leads").rows
    assert result.quantities["energy_per_prompt"].value == 0.802


@pytest.mark.parametrize(
    ("family", "made"),
    [("midjourney", "image"), ("dall-e", "image"), ("sora", "video"), ("flux", "image")],
)
def test_a_family_that_makes_one_thing_needs_no_word_for_it(family, made):
    assert found(models=[family]).findings["modality"] == made


def test_families_that_make_different_things_leave_it_open():
    assert modality.modality(None, [subject("sora"), subject("flux")]) == ""
    assert modality.modality(None, [subject("gpt"), subject("flux")]) == ""
    assert modality.modality("video", [subject("flux")]) == "video"


def test_text_leaves_out_what_makes_pictures():
    assert found(models=["flux"], modality="text").findings["missing"] == "flux"
    assert found(models=["gemini"], modality="text").quantities["energy_per_prompt"].value == 0.24


def test_its_own_measurement_goes_before_the_median():
    each = found(models=["flux"]).quantities["energy_per_prompt"]
    assert each == Quantity(2.679, "Wh/prompt", 2.098, 5.03)


def test_a_year_counts_images():
    # 0.802 Wh x 500 a day x 365 days = 146.4 kWh.
    result = found(modality="image", prompts_per_day=500)
    assert result.quantities["energy_per_year"].to("kWh/year").value == pytest.approx(146.365)


def test_the_length_of_an_answer_does_not_scale_an_image():
    assert found(modality="image", tokens=5000).quantities["energy_per_prompt"].value == 0.802


def test_nothing_else_is_made():
    with pytest.raises(InvalidScenario) as caught:
        Footprint.make({"modality": "music"})
    assert caught.value.problems[0].choices == ("text", "image", "video")


def test_a_median_needs_figures():
    with pytest.raises(ValueError, match="no figures"):
        modality.spread([])


@pytest.mark.parametrize("modality", ["image", "video"])
def test_no_text_stands_among_images_or_videos(modality):
    (drawn,) = found(modality=modality).series
    rows = drawn.rows
    assert rows
    assert {kind for row in rows for kind in row.quantities} == {modality}

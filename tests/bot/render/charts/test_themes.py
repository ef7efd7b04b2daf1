"""Colours that everybody can read and tell apart."""

from itertools import combinations

import numpy as np
import pytest

from bot.render.charts.themes import THEMES

# How eyes without one kind of cone see linear light (Machado, Oliveira and Fernandes 2009, full
# severity).
CONES = {
    "all": np.eye(3),
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
               [-0.003882, -0.048116, 1.051998]],
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                 [-0.011820, 0.042940, 0.968881]],
    "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
# CIE 1931 from linear sRGB, and the white of D65.
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])


def linear(colour):
    channels = np.array([int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(colour):
    return float(TO_XYZ[1] @ linear(colour))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour, cones):
    ratio = TO_XYZ @ np.clip(np.array(CONES[cones]) @ linear(colour), 0, 1) / WHITE
    root = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def test_black_on_white_is_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("name", THEMES)
def test_every_colour_that_words_have_is_readable(name):
    theme = THEMES[name]
    for colour in (theme.ink, theme.soft, theme.sun, *theme.series):
        assert contrast(colour, theme.paper) >= 4.5, colour


@pytest.mark.parametrize("cones", CONES)
@pytest.mark.parametrize("name", THEMES)
def test_colours_are_told_apart_with_every_kind_of_sight(name, cones):
    # A difference of 2 can just be seen side by side; thin lines apart need several times that.
    for one, other in combinations(THEMES[name].series[:4], 2):
        distance = np.linalg.norm(lab(one, cones) - lab(other, cones))
        assert distance > 12, (one, other, cones, round(distance, 1))

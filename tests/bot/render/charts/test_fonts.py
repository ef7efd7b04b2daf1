"""Words of pictures, in the letters that their font has."""

import pytest

from bot.render.charts.fonts import legible


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("Málaga, Łódź, Győr, Reykjavík, Weißwasser", "Málaga, Łódź, Győr, Reykjavík, Weißwasser"),
        ("0,16–0,6 Wh · 1.000 m² … ×2 ≈ 5 €", "0,16–0,6 Wh · 1.000 m² … ×2 ≈ 5 €"),
        ("Thành phố Hồ Chí Minh", "Thành pho Ho Chí Minh"),
        ("gCO₂e", "gCO2e"),
        ("Əhmədli, Nānākuli ʻĀina", "Ehmedli, Nānākuli 'Āina"),
    ],
)
def test_letters_that_are_missing_lose_their_accents_and_no_others(words, drawn):
    assert legible(words) == drawn

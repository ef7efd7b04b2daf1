"""What places are called in each language: Munich is München to a German reader.

Links and the gazetteer know a town by one name, ``Munich, DE``; readers are shown theirs. The
names stand in `templates/places/`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from calculations.places import Place
from calculations.records import read_yaml

FOLDER = Path(__file__).parent.parent / "templates" / "places"
_DEFAULT = "en"


class Atlas(NamedTuple):
    """Names of places in one language."""

    countries: dict[str, str]
    """By ISO 3166-1 alpha-2 code."""
    regions: dict[str, str]
    """By English name, where the language has another."""
    towns: dict[str, str]
    """By text form of the town, where the language has another than the gazetteer."""

    def name(self, town: Place | str) -> str:
        """A town's name alone, as in conversation.

        >>> atlas("de").name("Munich, DE"), atlas("en").name("Munich, DE")
        ('München', 'Munich')
        """
        text = str(town)
        return self.towns.get(text, text.partition(",")[0])

    def text(self, label: str) -> str:
        """A town as links name it, in this language; any other text as it is.

        >>> atlas("de").text("Munich, DE"), atlas("de").text("h100")
        ('München, DE', 'h100')
        """
        return self.towns[label] + label[label.index(",") :] if label in self.towns else label

    def whole(self, town: Place) -> str:
        """A name with all that tells it from others: ``Springfield, Illinois, US``."""
        region = "" if town.region_name == town.name else town.region_name
        country = self.countries.get(town.country, town.country)
        name = self.name(town)
        country = "" if country == name else country
        return ", ".join(filter(None, (name, self.regions.get(region, region), country)))


@lru_cache(maxsize=8)
def atlas(language: str) -> Atlas:
    """The names of a language; English where it has none."""
    path = FOLDER / f"{language}.yaml"
    if not (language.isalpha() and path.exists()):
        path = FOLDER / f"{_DEFAULT}.yaml"
    return Atlas(**read_yaml(path))

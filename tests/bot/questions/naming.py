"""What towns a text is taken to name."""

from bot.questions.towns import find_towns
from bot.questions.words import tokenise


def towns(text):
    return [str(town.match.place) for town in find_towns(text, tokenise(text))]

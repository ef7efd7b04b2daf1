"""Places of texts that are not kept themselves."""

from bot.questions.hashed import Hashed

LISTED = ["sun", "tax", "sun", "card"]


def test_first_gives_the_first_place_of_each_text_that_is_listed():
    listed, places = Hashed(LISTED).first(["card", "moon", "sun"])
    assert listed.tolist() == [True, False, True]
    assert places.tolist() == [3, 0]


def test_every_gives_all_places_text_by_text():
    assert Hashed(LISTED).every(["sun", "moon", "tax"]) == [0, 2, 1]


def test_nothing_is_found_in_nothing():
    listed, places = Hashed([]).first(["sun"])
    assert listed.tolist() == [False]
    assert places.tolist() == []
    assert Hashed([]).every(["sun"]) == []


def test_nothing_is_found_where_nothing_is_wanted():
    listed, places = Hashed(LISTED).first([])
    assert listed.tolist() == []
    assert places.tolist() == []


def test_each_of_many_texts_is_found_where_it_stands():
    texts = [f"part:{number:x}" for number in range(20_000)]
    listed, places = Hashed(texts).first(texts)
    assert listed.all()
    assert places.tolist() == list(range(20_000))

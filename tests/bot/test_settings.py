import pytest

from bot import settings as environment
from bot.settings import SettingsError, described, load

NAMES = [name for name, _, _ in described()]


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_nothing_set_is_fine_for_the_pages():
    settings = load()
    assert settings.base_url == "http://127.0.0.1:3000"
    assert settings.missing_for_http == ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    assert settings.missing_for_socket == ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")


def test_links_use_the_public_address(monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", "https://energy.example.org/")
    assert load().base_url == "https://energy.example.org"


def test_the_api_address_always_ends_in_a_slash(monkeypatch):
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:4003/api")
    assert load().slack_api_url == "http://127.0.0.1:4003/api/"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SLACK_BOT_TOKEN", "xapp-1-secret", "xoxb-"),
        ("SLACK_APP_TOKEN", "hunter2secret", "xapp-"),
        ("PUBLIC_URL", "energy.example.org", "http"),
        ("SLACK_API_URL", "ftp://slack", "http"),
        ("DATABASE_URL", "mysql://db/bot", "postgresql://"),
        ("DATABASE_URL", "bot.db", "sqlite:///"),
        ("PORT", "eighty", "for example 3000"),
        ("PORT", "70000", "65535"),
    ],
)
def test_a_malformed_variable_is_named_in_one_sentence(monkeypatch, name, value, words):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load()
    said = str(caught.value)
    assert said.startswith(f"{name}: ")
    assert words in said
    assert "\n" not in said


def test_a_secret_is_never_repeated(monkeypatch):
    monkeypatch.setenv("SLACK_APP_TOKEN", "hunter2secret")
    with pytest.raises(SettingsError) as caught:
        load()
    assert "hunter2secret" not in str(caught.value)
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-hunter2secret")
    assert "hunter2secret" not in repr(load())


def test_a_blank_variable_counts_as_missing(monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "  ")
    assert "SLACK_BOT_TOKEN" in load().missing_for_http


def test_settings_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        load().port = 1  # type: ignore[misc]


def test_the_readme_lists_every_variable():
    readme = (environment.__spec__.origin or "").replace("bot/settings.py", "README.md")
    with open(readme, encoding="utf-8") as file:
        text = file.read()
    for name in NAMES:
        assert f"`{name}`" in text

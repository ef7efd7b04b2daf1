"""Questions that need no words: scenes of every topic, and how they are asked."""

import pytest

from bot import answers
from bot.questions.query import ASPECTS, Query

SCENES = {
    "rebound": [
        {},
        {"models": ["deepseek", "openai"]},
        {"efficiency_gain": 10},
        {"efficiency_gain": 0.5},
        {"elasticity": 0.4},
        {"efficiency_gain": 10, "elasticity": 1.4},
        {"efficiency_gain": 1e6, "elasticity": 10, "horizon_years": 30},
        {"efficiency_gain": 1e6, "elasticity": 10, "saturation": 0.001, "price_share": 1},
        {"efficiency_gain": 10, "elasticity": 0.5, "saturation": 0.123, "horizon_years": 3},
        {"elasticity": 3},
        {"saturation": 0.2},
        {"price_share": 0.2},
        {"energy_share": 0.05, "hardware_share": 0.6},
        {"horizon_years": 1},
        {"horizon_years": 30, "evidence": "growth", "models": ["deepseek"]},
        {"plan_mw": 1e7, "plan_realism": 1},
        {"preset": "steam engine"},
        {"preset": "vacuum cleaner", "horizon_years": 30},
        {"preset": "article", "saturation": 0.2, "horizon_years": 12.5},
        {"preset": "IEA as peak", "elasticity": 10, "ceiling_growth": 2},
        {"yearly_gain": 100, "elasticity": 10, "horizon_years": 30},
    ],
    "amortization": [
        {},
        {"hardware": ["h100", "rtx 4090"], "currency": "EUR", "cities": ["Berlin, DE"]},
        {"hardware": ["h100", "raspberry pi"], "cities": ["Los Angeles, US"]},
        {"capex": [30000], "price_per_hour": 5, "cities": ["Berlin, DE"]},
        {"capex": [1e12, 1e12], "price_per_hour": 0.0001},
        {"capex": [30000, 10000], "cities": ["Berlin, DE", "Los Angeles, US"], "price_per_hour": 5},
        {"capex": [30000], "hours_per_year": 100},
        {"capex": [12000], "currency": "GBP", "price_per_hour": 5, "cities": ["London, GB"]},
        {"capex": [12000], "currency": "SEK"},
        {"capex": [500000], "price_per_hour": 0.05},
        {"capex": [500000], "price_per_hour": 1},
        {"hardware": ["h100", "rtx 4090"]},
        {"hardware": ["abacus"]},
    ],
    "diffuse": [
        {},
        {"load_mw": 20},
        {"load_mw": 1e6, "sites": 10**9},
        {"load_mw": 1e-6, "sites": 1},
    ],
    "sunlight": [
        {},
        {"cities": ["Berlin, DE"]},
        {"cities": ["Longyearbyen, SJ"]},
        {
            "cities": [
                "Berlin, DE",
                "Los Angeles, US",
                "Phoenix, US",
                "Cairo, EG",
                "Quito, EC",
                "Lima, PE",
            ]
        },
    ],
    "footprint": [
        {},
        {"models": ["deepseek", "gpt"]},
        {"models": ["claude"], "prompts_per_day": 1e12},
        {"models": ["kimi"]},
        {"models": ["gpt", "openai", "llama", "qwen"]},
        {"modality": "image"},
        {"modality": "image", "models": ["gpt", "midjourney", "dall-e"], "country": "FR"},
        {"modality": "video", "models": ["sora"], "prompts_per_day": 1e12},
        {"modality": "video"},
        {"modality": "text", "models": ["gemini"]},
        {"models": ["flux", "stable diffusion"]},
    ],
    "outlook": [{}, {"horizon_years": 0}, {"horizon_years": 30}, {"horizon_years": -10}],
}


CASES = [
    pytest.param(topic, aspect, slots, id=f"{topic}-{aspect}-{number}")
    for topic, scenes in SCENES.items()
    for aspect in ("", *ASPECTS[topic])
    for number, slots in enumerate(scenes)
]


def ask(topic, aspect="", language="en", **slots):
    return answers.reply("?", Query(topic=topic, aspect=aspect, slots=slots, language=language))

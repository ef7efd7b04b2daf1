"""Train the network that reads words in order; needs JAX and Optax, which answering does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.questions.network import LOOKED_AT, PARTS, Network, ends, packed, rows_of

ROWS = {"topics": 1 << 15, "roles": 1 << 15, "threads": 1 << 14}
"""Rows of each network's table of words and pieces; those that share one are learned together."""
WIDTH = 32
"""Numbers that stand for a word."""
FOUND = 96
"""Patterns that each layer looks for."""
JOINED = 64
ROUNDS = 10
"""How often all messages are gone through."""
_BATCH = 64
# Messages of a pool are put in order of their length; shapes of batches come in these strides.
_POOL = 64 * _BATCH
_STRIDE = 8
_RATE = 2e-3
_DECAY = 0.01
# So that nothing is learned by heart: words, numbers of words and patterns that are left out, and
# how much of each label is spread over all others.
_NO_WORD, _NO_NUMBER, _NO_PATTERN, _DOUBT = 0.1, 0.2, 0.4, 0.05
_SEED = 0

Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Words:
    """Messages as numbers of words: messages × words, and the rows of each word."""

    messages: NDArray[np.int32]
    """0 where a message has ended."""
    rows: NDArray[np.int32]
    """Words × pieces; 0 where a word has no more of them."""
    table: int
    """Rows of the table of words and pieces."""


def numbered(messages: Sequence[Sequence[str]], table: int) -> Words:
    """Give each different word a number, and rows of a table of so many."""
    numbers: dict[str, int] = {}
    rows = np.zeros((len({s for one in messages for s in one}) + 2, PARTS + 1), np.int32)
    found = np.zeros((len(messages), LOOKED_AT), np.int32)
    for place, symbols in enumerate(messages):
        for at, symbol in enumerate(ends(symbols) or ("|",)):
            if symbol not in numbers:
                numbers[symbol] = len(numbers) + 1
                pieces = rows_of(symbol, table)
                rows[numbers[symbol], : len(pieces)] = pieces
            found[place, at] = numbers[symbol]
    return Words(found, rows, table)


def trained(words: Words, labels: Sequence[str], use: Sequence[int]) -> Network:
    """A network that has learned from the messages whose places are in ``use``."""
    import jax  # noqa: PLC0415  (learning alone needs it)
    import jax.numpy as jnp  # noqa: PLC0415
    import optax  # noqa: PLC0415

    names = sorted(set(labels))
    answers = np.array([names.index(label) for label in labels])
    steps = ROUNDS * (len(use) // _BATCH)
    optimiser = optax.adamw(optax.linear_schedule(_RATE, 0, steps), weight_decay=_DECAY)
    rows = jnp.asarray(words.rows)

    def loss(values: Any, messages: Any, wanted: Any, key: Any) -> Any:
        scores = _scores(values, messages, rows, key)
        smooth = optax.smooth_labels(jax.nn.one_hot(wanted, len(names)), _DOUBT)
        return optax.softmax_cross_entropy(scores, smooth).mean()

    def one_step(values: Any, state: Any, messages: Any, wanted: Any, key: Any) -> Any:
        slopes = jax.grad(loss)(values, messages, wanted, key)
        changes, state = optimiser.update(slopes, state, values)
        return optax.apply_updates(values, changes), state

    # As a decorator it would be untyped where JAX is not installed.
    step = jax.jit(one_step)
    values = _first(len(names), words.table)
    state = optimiser.init(values)
    key = jax.random.PRNGKey(_SEED)
    for batch in _batches(use, (words.messages > 0).sum(axis=1)):
        key, now = jax.random.split(key)
        longest = int((words.messages[batch] > 0).sum(axis=1).max())
        messages = words.messages[batch, : -(-longest // _STRIDE) * _STRIDE]
        values, state = step(values, state, messages, answers[batch], now)
    return Network(packed({name: np.asarray(one) for name, one in values.items()}, names))


def _first(labels: int, table: int) -> Arrays:
    """Small random numbers to begin with."""
    chance = np.random.default_rng(_SEED)
    sizes = {
        "near": (3 * WIDTH, FOUND),
        "far": (3 * FOUND, FOUND),
        "joined": (4 * FOUND, JOINED),
        "last": (JOINED, labels),
    }
    found: Arrays = {"table": chance.normal(0, 0.1, (table, WIDTH)).astype(np.float32)}
    for name, (given, out) in sizes.items():
        found[f"{name}_weights"] = chance.normal(0, given**-0.5, (given, out)).astype(np.float32)
        found[f"{name}_biases"] = np.zeros(out, np.float32)
    return found


def _batches(use: Sequence[int], lengths: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """All places in random order, each batch of messages that are about as long.

    A batch takes as long as its longest message.
    """
    chance = np.random.default_rng(_SEED)
    for _ in range(ROUNDS):
        order = chance.permutation(np.asarray(use))
        pools = np.array_split(order, max(1, len(order) // _POOL))
        alike = np.concatenate([pool[np.argsort(lengths[pool], kind="stable")] for pool in pools])
        starts = np.arange(0, len(alike) - _BATCH + 1, _BATCH)
        for start in chance.permutation(starts):
            yield alike[start : start + _BATCH]


def _scores(values: Mapping[str, Any], messages: Any, rows: Any, key: Any) -> Any:
    """What `network.Network.scores` gives, for many messages, with parts left out by chance."""
    import jax  # noqa: PLC0415  (as in `trained`)
    import jax.numpy as jnp  # noqa: PLC0415

    def kept(given: Any, share: float, key: Any) -> Any:
        return given * jax.random.bernoulli(key, 1 - share, given.shape) / (1 - share)

    keys = jax.random.split(key, 3)
    there = (messages > 0)[..., None].astype(jnp.float32)
    pieces = rows[messages]
    known = (pieces > 0)[..., None]
    length = jnp.sqrt(jnp.maximum(known.sum(axis=2), 1))
    found = (values["table"][pieces] * known).sum(axis=2) / length
    found = kept(found, _NO_NUMBER, keys[0]) * kept(there, _NO_WORD, keys[1])
    pooled = []
    for name in ("near", "far"):
        sums = _with_neighbours(found) @ values[f"{name}_weights"] + values[f"{name}_biases"]
        found = jax.nn.relu(sums) * there
        pooled += [found.max(axis=1), found.sum(axis=1) / jnp.maximum(there.sum(axis=1), 1)]
    joined = kept(jnp.concatenate(pooled, axis=-1), _NO_PATTERN, keys[2])
    joined = jax.nn.relu(joined @ values["joined_weights"] + values["joined_biases"])
    return joined @ values["last_weights"] + values["last_biases"]


def _with_neighbours(rows: Any) -> Any:
    import jax.numpy as jnp  # noqa: PLC0415  (as in `trained`)

    none = jnp.zeros_like(rows[:, :1])
    before, after = ([none, rows[:, :-1]], [rows[:, 1:], none])
    return jnp.concatenate([jnp.concatenate(before, 1), rows, jnp.concatenate(after, 1)], axis=-1)

"""What outlives the process: work taken on, threads, preferences, votes, installations.

Why it is built like this
-------------------------
*A transactional inbox of our own.* A question is written down, under Slack's ``event_id`` as the
primary key, before Slack hears 200; a worker then answers it and notes the reply. Ready-made
engines were measured beside it: a queue that deletes on take loses what was taken (huey); one
whose key is unique only while a job waits answers a late repetition again (procrastinate,
pgqueuer); one that recovers only by the same executor leaves a dead replica's work lying (dbos);
and all of them cost several times more per event. Two short statements do more, for less.

*A lease per row.* Whoever takes a question on holds it for a few seconds and renews while it
lives. When a process dies, its leases run out and another takes its questions over, under the
next number. Before each post the holder renews its lease by that number (``renew``), unless it
was got a moment ago, and whoever has posted notes it (``finish``): the first note counts, whoever
holds the question by then. The clock is the database's, so that replicas need not agree on the
time.

*Group commit.* What arrives while one batch is being written forms the next, so that a burst
shares one commit. SQLite writes through (WAL, ``synchronous=FULL``): "on disk" means on disk,
also through a power cut. With ``NORMAL`` an event would cost a third of a millisecond less, and
a power cut the last of them.

*Built with SQLAlchemy, run by the driver.* The tables are declared once (``tables``), and every
statement is built on them with SQLAlchemy, which knows what each engine calls it. The five that
every question needs (``statements``) are compiled once. They are handed to the driver itself:
SQLAlchemy's asyncio layer takes some two milliseconds of CPU for them, four to six times of what
they cost without, and with the object mapper that it loads 10 MB and a fifth of a second of every
start. Only the steps of a migration use it.

*No words.* A question is read before it is written down. What is kept is the query: topic,
stated numbers, towns; never the text (``encoding`` says what is left out).
"""

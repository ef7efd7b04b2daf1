"""From an accepted question to exactly one answer in Slack.

    event → inbox (reads it, writes it down, then Slack hears 200) → schedule → worker → Slack

- ``inbox``: what must be on disk before an event is acknowledged.
- ``schedule``: whose turn it is; one workspace's burst does not delay another's answers.
- ``worker``: holds leases, answers, tries again, takes over from processes that died.
- ``fence``: nothing goes out for a question that may be another's by now.
- ``outcomes``: what Slack's refusals mean for the next attempt.
- ``reconcile``: whether an earlier attempt got through, before anything is posted again.
"""

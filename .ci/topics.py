"""Make topics from an archive, as people type them, for sets that come without: names in the headlines of a fortnight.

usage: topics.py ARTICLES.jsonl.gz > TOPICS.jsonl
A topic is a run of one or two capitalised words, not the first of its headline, that at least three headlines of the 14
days before a day have. The days and the topics are drawn with a fixed seed. A line: id, question, asked_at, topic, since,
way.
"""
import collections
import datetime
import gzip
import json
import random
import re
import sys

WAYS = ("latest on {}", "{} news", "what's new with {}?", "tell me about {}", "{}", "What is going on with {}?",
        "any updates on {}", "what happened to {}")
COUNT, FORTNIGHT, HEADLINES = 200, 13, 3
# Headlines give every word a capital; these are nobody's topic.
NO_TOPIC = set("the what but you how all today and for with this that who why when where are was his her our its from new not "
               "show top here have has will can more most some than then they your out over after before about into".split())

articles = [json.loads(line) for line in gzip.open(sys.argv[1], "rt", encoding="utf8")]
by_day = collections.defaultdict(list)
for a in articles:
    if a["published"]:
        by_day[datetime.date.fromisoformat(a["published"][:10])].append(a["title"])
days = sorted(by_day)
rng = random.Random(13)


def is_name(word):
    return len(word) > 2 and word.isalpha() and word[0].isupper() and word[1:].islower()


def names(title):
    words = re.findall(r"[^\W\d_](?:['’-]|[^\W\d_])*|\S", title)  # a word, or a mark between two
    runs = set()
    for i in range(1, len(words)):
        for n in (1, 2):
            run = words[i:i + n]
            if len(run) == n and not NO_TOPIC.intersection(w.lower() for w in run) and all(is_name(w) for w in run):
                runs.add(" ".join(run))
    return runs


made = 0
while made < COUNT:
    day = rng.choice(days)
    since = day - datetime.timedelta(FORTNIGHT)
    counts = collections.Counter(name for d in days if since <= d <= day for t in by_day[d] for name in names(t))
    known = sorted(name for name, n in counts.items() if n >= HEADLINES)
    if not known:
        continue
    topic, way = rng.choice(known), WAYS[made % len(WAYS)]
    print(json.dumps({"id": f"tp-{day}-{made}", "question": way.format(topic), "asked_at": f"{day}T20:00:00Z",
                      "topic": topic, "since": str(since), "way": way}))
    made += 1

"""Report how many of the hand-read pairs of quotation and speaker are right, among those still found.

    quoth quotes --json dev.jsonl.gz | python3 .ci/handread.py .ci/handread.tsv

The pairs are named by article, code points and a hash of the speaker's name: no word of the
articles is here. A pair that is not found any more has changed and must be read again.
"""
import collections
import hashlib
import json
import sys


def read_judged(path):
    judged = {}
    for line in open(path, encoding="utf-8"):
        if not line.startswith("#"):
            article, start, end, _, speaker, verdict = line.rstrip("\n").split("\t")
            judged[article, int(start), int(end), speaker] = verdict
    return judged


def read_pairs(lines):
    for line in lines:
        article = json.loads(line)
        for q in article["quotes"]:
            speaker = hashlib.sha1(q.get("speaker_name", "").encode()).hexdigest()[:8]
            kind = "reported" if q["type"] == "indirect" else "marked"
            if q.get("shown", True):
                yield (article["id"], q["start"], q["end"], speaker), kind


def main():
    judged = read_judged(sys.argv[1])
    counts = collections.defaultdict(collections.Counter)
    for pair, kind in read_pairs(sys.stdin):
        if pair in judged:
            counts[kind][judged[pair]] += 1
    found = sum(sum(c.values()) for c in counts.values())
    print(f"hand-read: {found} of {len(judged)} pairs are still found")
    for kind, c in sorted(counts.items()):
        n = sum(c.values())
        print(f"hand-read {kind}: {n} pairs, {c['right'] / n:.3f} right, {dict(c)}")


main()

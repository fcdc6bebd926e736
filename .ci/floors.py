"""Hold a JSON object of scores against the floors of one set, print both, fail under a floor.

usage: floors.py FLOORS.tsv SET SCORES.json [NAME=VALUE ...]
A floors line: set, score, bound, value; bound is ">=" or "<=". "#" starts a comment.
"""
import json
import sys

floors, name, scores = sys.argv[1:4]
got = json.load(open(scores))
got.update((k, float(v)) for k, v in (x.split("=") for x in sys.argv[4:]))
print(name, " ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in got.items() if not isinstance(v, dict)))
bad = 0
for line in open(floors):
    parts = line.split("#")[0].split()
    if not parts or parts[0] != name:
        continue
    _, score, bound, value = parts
    ok = got[score] >= float(value) if bound == ">=" else got[score] <= float(value)
    print(f"  {'ok  ' if ok else 'FAIL'} {score} {got[score]:.4f} {bound} {value}")
    bad += not ok
sys.exit(bool(bad))

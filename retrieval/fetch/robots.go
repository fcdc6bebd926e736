package fetch

import (
	"iter"
	"strings"
)

// robots are the rules of a robots.txt (RFC 9309) that hold for one agent.
type robots []robotsRule

type robotsRule struct {
	allow   bool
	pattern string // of a path with its query: * is any run of characters, $ at the end is the end
}

// maxRobots is how much of a robots.txt counts, in bytes: RFC 9309's least.
const maxRobots = 500 << 10

// parseRobots reads the groups that name agent, or those for everybody when none does. Lines
// that say nothing known are passed over: a mistake in one must not open or close the site.
func parseRobots(text, agent string) robots {
	var named, others robots
	found := false
	var mine, all, open bool // whom the group is for; open while its agents are being listed
	for field, value := range robotsLines(text) {
		switch field {
		case "user-agent":
			if !open {
				mine, all, open = false, false, true
			}
			mine = mine || strings.EqualFold(value, agent)
			all = all || value == "*"
			found = found || mine
		case "allow", "disallow":
			open = false
			if value == "" {
				continue // "Disallow:" alone forbids nothing
			}
			rule := robotsRule{field == "allow", value}
			if mine {
				named = append(named, rule)
			}
			if all {
				others = append(others, rule)
			}
		}
	}
	if found {
		return named
	}
	return others
}

// robotsLines yields the fields, in lower case, with their values.
func robotsLines(text string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		text = strings.TrimPrefix(text[:min(len(text), maxRobots)], "\uFEFF")
		for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
			line, _, _ = strings.Cut(line, "#")
			field, value, ok := strings.Cut(line, ":")
			if ok && !yield(strings.ToLower(strings.TrimSpace(field)), strings.TrimSpace(value)) {
				return
			}
		}
	}
}

// allows reports whether path, with its query, may be fetched: the longest rule that
// fits it decides, of two alike the one that allows.
func (r robots) allows(path string) bool {
	longest, allow := -1, true
	for _, rule := range r {
		n := len(rule.pattern)
		if (n > longest || n == longest && rule.allow) && matches(rule.pattern, path) {
			longest, allow = n, rule.allow
		}
	}
	return allow
}

// matches reports whether pattern fits the start of path. Each piece between stars is
// looked for from the left, which finds a fit whenever there is one, in time that is
// linear for every piece.
func matches(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	pieces := strings.Split(pattern, "*")
	rest, ok := strings.CutPrefix(path, pieces[0])
	if !ok {
		return false
	}
	if len(pieces) == 1 {
		return !whole || rest == ""
	}
	last := len(pieces) - 1
	for _, piece := range pieces[1:last] {
		if _, rest, ok = strings.Cut(rest, piece); !ok {
			return false
		}
	}
	if whole {
		return strings.HasSuffix(rest, pieces[last])
	}
	return strings.Contains(rest, pieces[last])
}

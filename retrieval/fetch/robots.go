package fetch

import (
	"iter"
	"strings"
)

// robots is the list of the rules of a robots.txt (RFC 9309) that apply to one agent.
type robots []robotsRule

type robotsRule struct {
	allow   bool
	pattern string // matches the start of a path and query; * stands for any characters, a final $ for the end
}

// maxRobots is how many bytes of a robots.txt are read: the least that RFC 9309, section 2.5, allows.
const maxRobots = 500 << 10

// parseRobots returns the rules of the groups that name agent, or those of the groups for all agents
// if none does. Unknown lines are skipped: a mistake in one must not change what the others mean.
func parseRobots(text, agent string) robots {
	var named, others robots
	found := false
	var mine, all bool // the group names agent, or is for all agents
	var open bool      // the last line named an agent of the group: more may follow
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
				continue // an empty "Disallow:" forbids nothing
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

// robotsLines yields the fields of the lines, in lower case, with their values.
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

// allows reports whether a path with its query may be fetched. The longest pattern that matches
// decides; of two equally long ones, the one that allows.
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

// matches reports whether pattern matches the start of path. It looks for each piece between stars
// from the left, which finds a match if there is one, in linear time for each piece.
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

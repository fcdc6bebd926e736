package intent

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// Read reads what text asks for. It does not ask whether the archive knows the topic. Without
// known.Now the words of a time are found as such, and Days stays empty. A text that no rule fits or
// that is longer than a question is Plain.
func Read(text string, known input.Known) Reading {
	t := typed{input.Read(text, known)}
	r := Reading{Days: t.Days, Sources: t.Outlets}
	switch {
	case len(t.Words) == 0:
		if hasSymbol(text) {
			r.Intent, r.Rule = SmallTalk, "emoji"
		}
		return r
	case input.HasAddress(text):
		r.Rule = "address"
		return r
	case t.IsLong():
		r.Rule = "long"
		return r
	}
	return t.read(r)
}

// hasSymbol reports whether text has a symbol such as an emoji.
func hasSymbol(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r != utf8.RuneError && unicode.Is(unicode.So, r) }) >= 0
}

// read applies the rules: small talk first, then the news of a day and the news about a topic, again
// with each layer of politeness taken off.
func (t typed) read(r Reading) Reading {
	l := t.Line(func(w input.Word) bool { return w.Part != input.TimePart })
	if smallTalk.MatchString(l.Text) && len(t.Outlets) == 0 {
		r.Intent, r.Rule = SmallTalk, "small talk"
		return r
	}
	l = t.Line(func(w input.Word) bool { return w.Part == input.PlainPart })
	if l.Text == "" {
		return t.readPlainless(r)
	}
	for from, to := l.Core(); ; {
		if got, ok := t.readCore(r, l, from, to); ok {
			return got
		}
		n := input.Wrapping(l.Text[from:to])
		if n == 0 {
			return r
		}
		from += n
	}
}

// readPlainless reads a text that names only times and outlets.
func (t typed) readPlainless(r Reading) Reading {
	if t.HasTime {
		r.Intent, r.Rule = DayNews, "a time alone"
	}
	return r
}

// readCore reads the piece of a line without what is said around it.
func (t typed) readCore(r Reading, l input.Line, from, to int) (Reading, bool) {
	core := l.Text[from:to]
	for _, rule := range dayRules {
		if rule.pattern.MatchString(core) && t.allows(rule) {
			r.Intent, r.Rule, r.Days = DayNews, rule.name, t.daysOfNews()
			return r, true
		}
	}
	for _, rule := range topicRules {
		m := rule.pattern.FindStringSubmatchIndex(core)
		if m == nil || !t.allows(rule) {
			continue
		}
		x := topicGroup(m)
		topic := t.trimTopic(l.WordsIn(from+x.Start, from+x.End))
		if got, ok := t.readTopic(r, rule, topic, core[:x.Start]); ok {
			return got, true
		}
	}
	return r, false
}

// allows reports whether t names what a rule needs besides its words.
func (t typed) allows(r rule) bool {
	return (!r.outlet || len(t.Outlets) > 0) && (!r.time || t.HasTime)
}

// readTopic reads the topic that a rule found behind the words before. It reports false if it is none.
func (t typed) readTopic(r Reading, rule rule, topic []int, before string) (Reading, bool) {
	if len(topic) == 0 {
		return r, false
	}
	r.Days = t.daysOfNews()
	if days, ok := t.month(topic, before, rule.name); ok {
		r.Intent, r.Rule, r.Days = DayNews, rule.name, append(r.Days, days...)
		return r, true
	}
	if !t.isTopic(topic) || rule.first && t.startsOrder(topic) {
		return r, false
	}
	r.Intent, r.Rule, r.Topic = TopicNews, rule.name, t.asTyped(topic)
	return r, true
}

// topicGroup returns where the topic of a match stands: the first of its groups that took part,
// since each alternative of a rule has its own.
func topicGroup(m []int) prose.Span {
	for i := 2; i+1 < len(m); i += 2 {
		if m[i] >= 0 {
			return prose.Span{Start: m[i], End: m[i+1]}
		}
	}
	return prose.Span{}
}

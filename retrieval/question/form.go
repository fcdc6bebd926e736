package question

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
)

// Form is what the words of a text ask for.
type Form int

// The forms.
const (
	Plain     Form = iota // a question or words; what they ask for shows only from the articles
	SmallTalk             // "hi", "thanks", "who are you?"
	DayNews               // the news of a day and nothing else: "what happened yesterday?", "news from Friday"
	TopicNews             // the news about something: "latest on the dam", "what happened to Crake?"
)

// String is the name of f as a program reads it.
func (f Form) String() string {
	return [...]string{"plain", "smalltalk", "daynews", "topicnews"}[f]
}

// Reading is a text read for its Form.
type Reading struct {
	Form Form
	// Topic holds the words of the topic of TopicNews as typed, without the words that ask, an
	// article before them, the times and the outlets that are named.
	Topic string
	Days  []dates.Days // the times that are named; see [When]
	// Sources are the outlets that are named as a place to look in ("in the Courier"), as they
	// are called in Known.
	Sources []string
	Rule    string // the name of the rule that decided; empty for Plain where none did
}

// Longer texts are not read for their form; they are Plain.
const (
	maxReadWords = 40
	maxReadBytes = 500
)

// ReadForm reads what text asks for, from its own words alone: whether the archive knows the
// topic is not looked at. Without known.Now the words of a time are understood as such, and
// Days stays empty. A text that no rule knows is Plain.
//
//	ReadForm("whats the latest on the dam this week?", known)
//	// Reading{Form: TopicNews, Topic: "dam", Days: …, Rule: "news about"}
func ReadForm(text string, known Known) Reading {
	t := newTyped(text, known)
	r := Reading{Days: t.days, Sources: t.places}
	switch {
	case len(t.words) == 0:
		if isEmoji(text) {
			r.Form, r.Rule = SmallTalk, "emoji"
		}
		return r
	case addressIn.MatchString(text):
		r.Rule = "address"
		return r
	case t.isLong():
		r.Rule = "long"
		return r
	}
	return t.read(r)
}

var addressIn = regexp.MustCompile(`(?i)\b(?:https?://|www\.)\S`)

// isEmoji reports whether text has a symbol such as an emoji. It has no word.
func isEmoji(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r != utf8.RuneError && unicode.Is(unicode.So, r) }) >= 0
}

// read applies the rules: small talk first, then with each layer of politeness taken off the
// news of a day and the news about a topic.
func (t typed) read(r Reading) Reading {
	l := t.line(func(w typedWord) bool { return w.part != timePart })
	if smallTalk.MatchString(l.text) && len(t.places) == 0 {
		r.Form, r.Rule = SmallTalk, "small talk"
		return r
	}
	l = t.line(func(w typedWord) bool { return w.part == wordPart })
	if l.text == "" {
		return t.bare(r)
	}
	for from, to := trimPolite(l.text); ; {
		if got, ok := t.readCore(r, l, from, to); ok {
			return got
		}
		n := wrapper.FindStringIndex(l.text[from:to])
		if n == nil || n[1] == 0 {
			return r
		}
		from += n[1]
	}
}

// bare is what a text asks for that names only times and outlets.
func (t typed) bare(r Reading) Reading {
	if len(t.words) > 0 && t.hasTime {
		r.Form, r.Rule = DayNews, "a time alone"
	}
	return r
}

// readCore reads the piece of a line without what is said around it.
func (t typed) readCore(r Reading, l line, from, to int) (Reading, bool) {
	core := l.text[from:to]
	for _, rule := range dayRules {
		if rule.pattern.MatchString(core) && t.allows(rule) {
			r.Form, r.Rule, r.Days = DayNews, rule.name, t.daysOfNews()
			return r, true
		}
	}
	for _, rule := range topicRules {
		m := rule.pattern.FindStringSubmatchIndex(core)
		if m == nil || !t.allows(rule) {
			continue
		}
		x := topicGroup(m)
		topic := t.topicOf(l.in(from+x.Start, from+x.End))
		if got, ok := t.readTopic(r, rule, topic, core[:x.Start]); ok {
			return got, true
		}
	}
	return r, false
}

// allows reports whether what a rule wants besides its words is named.
func (t typed) allows(rule formRule) bool {
	return (!rule.outlet || len(t.places) > 0) && (!rule.time || t.hasTime)
}

// readTopic reads the topic that a rule found behind the words before.
func (t typed) readTopic(r Reading, rule formRule, topic []int, before string) (Reading, bool) {
	if len(topic) == 0 {
		return r, false
	}
	r.Days = t.daysOfNews()
	if days, ok := t.month(topic, before, rule.name); ok {
		r.Form, r.Rule, r.Days = DayNews, rule.name, append(r.Days, days...)
		return r, true
	}
	if !t.isTopic(topic) || rule.first && t.startsOrder(topic) {
		return r, false
	}
	r.Form, r.Rule, r.Topic = TopicNews, rule.name, t.asTyped(topic)
	return r, true
}

// topicGroup is the group of a match that stands for the topic: each way of a rule has its own.
func topicGroup(m []int) prose.Span {
	for i := 2; i+1 < len(m); i += 2 {
		if m[i] >= 0 {
			return prose.Span{Start: m[i], End: m[i+1]}
		}
	}
	return prose.Span{}
}

// trimPolite is the piece of a line without greetings before and thanks behind.
func trimPolite(s string) (from, to int) {
	from, to = 0, len(s)
	if m := greeting.FindString(s); len(m) < len(s) {
		from = len(m)
	}
	if m := farewell.FindStringIndex(s[from:]); m != nil && m[0] > 0 {
		to = from + m[0]
	}
	return from, to
}

// daysOfNews are the times named, where "from Friday" after news means that day, and not all
// days since.
func (t typed) daysOfNews() []dates.Days {
	out := slices.Clone(t.days)
	for i, s := range t.times {
		rest, ok := cutFold(s.Of(t.when), "from ")
		if !ok || i >= len(out) || !out[i].Until.IsZero() {
			continue
		}
		for _, lead := range []string{"on ", "in "} {
			if days, _ := whenIn(lead+rest, t.now, t.zone); len(days) == 1 {
				out[i] = days[0]
				break
			}
		}
	}
	return out
}

// month reads a topic that is a month or a year after all: "December news", "what happened in
// march". One that is a name of people as well is a month only after "in" and its like.
func (t typed) month(topic []int, before, rule string) ([]dates.Days, bool) {
	name := t.words[topic[0]].norm
	m, isMonth := dates.Month(name)
	_, isYear := dates.YearNumber(name)
	if !isMonth && !isYear || len(topic) > 1 {
		return nil, false
	}
	led := inMonth.MatchString(before)
	if !led && (rule != newsOfRule || dates.IsAlsoWord(name) || givenMonths[name]) {
		return nil, false
	}
	if t.known.Now.IsZero() {
		return nil, true
	}
	if isMonth {
		name = m.String()
	}
	days, _ := whenIn("in "+name, t.now, t.zone)
	return days, true
}

var inMonth = regexp.MustCompile(` (?:in|from|during|since|for) $`)

// givenMonths are months that people are called by, besides those that are words.
var givenMonths = prose.Set("april june")

// fallbackNow is the time of asking where none is known: it serves to find the words of a time.
var fallbackNow = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// line is a run of words written with single blanks, folded and in their common spelling.
type line struct {
	text  string
	words []int // which words of the text they are
	start []int // where they start in text
}

// in lists the words that stand between two places of l.
func (l line) in(from, to int) (out []int) {
	for i, s := range l.start {
		if from <= s && s < to {
			out = append(out, l.words[i])
		}
	}
	return out
}

// asTyped is how the words were typed. What stood between them and is not of them is left out.
func (t typed) asTyped(words []int) string {
	var pieces []string
	for i := 0; i < len(words); {
		k := i
		for k+1 < len(words) && words[k+1] == words[k]+1 {
			k++
		}
		s := prose.Span{Start: t.words[words[i]].span.Start, End: t.words[words[k]].span.End}
		pieces = append(pieces, strings.Join(strings.Fields(withPoint(t.text, s)), " "))
		i = k + 1
	}
	return strings.Join(pieces, " ")
}

package question

import (
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/prose"
)

// typed is a text as people type, with its words read.
type typed struct {
	text  string
	words []typedWord
	flat  bool // capitals tell nothing
	known Known

	when    string // text as When reads it, byte by byte in the same places
	now     time.Time
	zone    *time.Location
	days    []dates.Days // the times that are named; nil without known.Now
	times   []prose.Span // where they stand in when
	hasTime bool
	places  []string // the outlets to look in
}

// typedWord is one word.
type typedWord struct {
	span    prose.Span
	norm    string // folded, and in its common spelling: "what is" for "whats"
	capital bool
	part    part
}

// part is what a word is a part of.
type part int

const (
	wordPart   part = iota
	timePart        // a phrase that says when
	outletPart      // a phrase that says in which outlet to look
)

func newTyped(text string, known Known) typed {
	t := typed{text: text, flat: flatCase(text), known: known, when: spelledDays(text)}
	t.now, t.zone = known.Now, known.Zone
	if t.now.IsZero() {
		t.now = fallbackNow
	}
	for w := prose.NewWords(text); w.Next(); {
		s := w.Span()
		t.words = append(t.words, typedWord{span: s, norm: prose.Fold(s.Of(text)), capital: prose.Capitalized(s.Of(text))})
	}
	for i := range t.words {
		t.words[i].norm = t.common(i)
	}
	t.readTimes()
	if !t.isLong() {
		t.readPlaces()
	}
	return t
}

// isLong reports whether a text is too long to be read for its form.
func (t typed) isLong() bool { return len(t.words) > maxReadWords || len(t.text) > maxReadBytes }

// common is the common spelling of a word: what people type for short is written out.
func (t typed) common(i int) string {
	w := t.words[i].norm
	after := t.text[t.words[i].span.End:]
	switch {
	case w == "w" && strings.HasPrefix(after, "/"):
		return "with"
	case w == "r" && (t.is(i+1, "u", "you") || t.is(i-1, "what", "how", "who", "where") && t.is(i+1, "the")):
		return "are"
	case strings.HasPrefix(after, "-") && (w == "hi" || w == "so" || w == "yo" || w == "hey"):
		return w + "-" // "hi-tech" greets nobody
	case t.words[i].capital && !t.flat && (w == "u" || w == "ty" || w == "id"):
		return w
	}
	if long, ok := spellings[w]; ok {
		return long
	}
	return w
}

// readTimes finds the times, and keeps what only looks like one in the text: the month that
// is all of a topic, the year that is a part of its name.
func (t *typed) readTimes() {
	days, spans := whenIn(t.when, t.now, t.zone)
	at := 0
	for i, s := range spans {
		for at < len(t.words) && t.words[at].span.Start < s.Start {
			at++
		}
		end := at
		for end < len(t.words) && t.words[end].span.Start < s.End {
			end++
		}
		if t.isPartOfName(at, end) {
			continue
		}
		t.hasTime = true
		t.days, t.times = append(t.days, days[i]), append(t.times, s)
		if end > at+1 && t.goesOn(end) && topicLead[t.words[at].norm] {
			at++ // "on Friday's vote" is on the vote
		}
		for ; at < end; at++ {
			t.words[at].part = timePart
		}
	}
	if t.known.Now.IsZero() {
		t.days = nil
	}
}

// topicLead are prepositions that lead to a topic as well as to a time.
var topicLead = prose.Set("on of at over for around")

// isPartOfName reports whether the words from i to end, which read as a time, are a name or
// a part of one: "on May", "on the 2024 election", "at the March for Life".
func (t typed) isPartOfName(i, end int) bool {
	lead := t.words[i].norm
	first, article := i, false
	if _, isMonth := dates.Month(lead); !isMonth {
		first++
	}
	for first < end && t.words[first].norm == "the" {
		first, article = first+1, true
	}
	if first >= end {
		return false
	}
	_, month := dates.Month(t.words[first].norm)
	_, year := dates.YearNumber(t.words[first].norm)
	_, day := dates.DayNumber(t.words[first].norm)
	alone := end == first+1
	switch {
	case !month && !year && !day || end-first > 1 && year:
		return false
	case alone && month && (lead == "on" && isAlsoName(t.words[first].norm) || lead == "at"):
		return true
	case !t.goesOn(end) || strings.HasSuffix(prose.Fold(t.words[end-1].span.Of(t.text)), "'s"):
		return false
	case end-first > 1 && month && t.hasYear(first, end):
		return false
	}
	return article || topicLead[lead]
}

// isAlsoName reports whether a month is a word or the name of people as well.
func isAlsoName(month string) bool { return dates.IsAlsoWord(month) || givenMonths[month] }

func (t typed) hasYear(i, end int) bool {
	for ; i < end; i++ {
		if _, ok := dates.YearNumber(t.words[i].norm); ok {
			return true
		}
	}
	return false
}

// goesOn reports whether a noun seems to follow at i, so that what stands before belongs to it.
func (t typed) goesOn(i int) bool {
	if i >= len(t.words) || i > 0 && strings.ContainsAny(t.gap(i), ",;.?!:–—") {
		return false
	}
	w := t.words[i].norm
	return !binders[w] && !asking[w] && !newsWords[w] && spellings[w] == ""
}

// gap is what stands between the word at i and the one before.
func (t typed) gap(i int) string { return t.text[t.words[i-1].span.End:t.words[i].span.Start] }

// readPlaces finds the outlets that are named as a place to look in: after "in" or "from", or
// right before a word such as "news".
func (t *typed) readPlaces() {
	for _, o := range outletsIn(t.text, t.known.Sources) {
		found := false
		for _, s := range o.spans {
			found = t.markPlace(s) || found
		}
		if found {
			t.places = append(t.places, o.name)
		}
	}
}

// markPlace marks the words of an outlet at s, with those before it, if it is a place to look in.
func (t *typed) markPlace(s prose.Span) bool {
	first, end := -1, 0
	for i, w := range t.words {
		if w.span.Overlaps(s) {
			if first < 0 {
				first = i
			}
			end = i + 1
		}
	}
	if first < 0 {
		return false
	}
	before := first
	if t.is(before-1, "the") {
		before--
	}
	switch {
	case t.is(before-1, "in", "from", "via", "per"):
		before--
	case t.is(before-1, "to") && t.is(before-2, "according"):
		before -= 2
	case t.is(before-1, "by", "of") && before >= 2 && newsWords[t.words[before-2].norm]:
		before--
	case end < len(t.words) && newsWords[t.words[end].norm] && !t.leadsToTopic(before-1):
	default:
		return false
	}
	for ; before < end; before++ {
		t.words[before].part = outletPart
	}
	return true
}

func (t typed) leadsToTopic(i int) bool { return i >= 0 && topicPrepositions[t.words[i].norm] }

func (t typed) is(i int, words ...string) bool {
	if i < 0 || i >= len(t.words) {
		return false
	}
	for _, w := range words {
		if t.words[i].norm == w {
			return true
		}
	}
	return false
}

// line writes the words that keep reports true for.
func (t typed) line(keep func(typedWord) bool) line {
	var l line
	var b strings.Builder
	for i, w := range t.words {
		if !keep(w) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		l.words, l.start = append(l.words, i), append(l.start, b.Len())
		b.WriteString(w.norm)
	}
	l.text = b.String()
	return l
}

// spelledDays is text with the "s" blanked that people type without its apostrophe behind a
// day: "todays news", "last weeks headlines".
func spelledDays(text string) string {
	out := []byte(text)
	before := ""
	for w := prose.NewWords(text); w.Next(); {
		word := prose.Fold(w.Span().Of(text))
		day := strings.TrimSuffix(word, "s")
		isWeekday := dates.IsWeekday(day)
		last := w.Span().End - 1
		isDay := isWeekday || dayNames[day] || dayUnits[day] && (before == "this" || before == "last")
		if isDay && day != word && out[last]|0x20 == 's' {
			out[last] = ' '
		}
		before = word
	}
	return string(out)
}

var (
	dayNames = prose.Set("today yesterday tomorrow tonight")
	dayUnits = prose.Set("week month year weekend")
)

// spellings are what people type for short, and the slips of the words that ask for news.
var spellings = map[string]string{
	"what's": "what is", "whats": "what is", "wats": "what is", "wat's": "what is", "whts": "what is",
	"wat": "what", "wut": "what",
	"what're": "what are", "whatre": "what are", "what've": "what have", "what'd": "what did", "what'll": "what will",
	"who's": "who is", "whos": "who is", "how's": "how is", "hows": "how is", "why's": "why is", "whys": "why is",
	"where's": "where is", "wheres": "where is", "when's": "when is", "that's": "that is",
	"thats": "that is", "it's": "it is",
	"there's": "there is", "theres": "there is", "there're": "there are", "i'm": "i am", "im": "i am",
	"i'd": "i would", "id": "i would",
	"i've": "i have", "ive": "i have", "we've": "we have", "you've": "you have", "you're": "you are",
	"youre": "you are",
	"don't": "do not", "dont": "do not", "didn't": "did not", "didnt": "did not", "isn't": "is not", "isnt": "is not",
	"u": "you", "ur": "your", "abt": "about", "pls": "please", "plz": "please", "pleas": "please", "plss": "please",
	"thx": "thanks", "thnx": "thanks", "tnx": "thanks", "tysm": "thanks", "ty": "thanks",
	"thankyou": "thanks", "thank": "thanks",
	"gimme": "give me", "lemme": "let me", "wanna": "want to", "goin": "going", "goin'": "going",
	"sup": "what is up", "wassup": "what is up", "whatsup": "what is up", "wazzup": "what is up",
	"happend": "happened", "hapened": "happened", "happended": "happened", "hapend": "happened",
	"happning": "happening", "happenin": "happening",
	"lastest": "latest", "latets": "latest", "latst": "latest", "newz": "news", "nws": "news",
	"upates": "updates", "updats": "updates",
	"rn": "now", "atm": "now", "summarise": "summarize", "summarised": "summarized", "anythin": "anything",
}

// binders are words that end a time rather than begin what it belongs to.
var binders = prose.Set(`on in about of at by for from with to and or but so regarding concerning over near
	around during after before since
	against between into who what when where why how please thanks summary`)

// topicPrepositions lead to a topic.
var topicPrepositions = prose.Set("on about with regarding concerning to of for around over re")

// SpelledOut is text with the question words written out that people type for short: "wat did".
// Only those are changed that no other word is.
func SpelledOut(text string) string {
	var b strings.Builder
	at := 0
	for w := prose.NewWords(text); w.Next(); {
		s := w.Span()
		if long, ok := shortQuestions[s.Of(text)]; ok {
			b.WriteString(text[at:s.Start] + long)
			at = s.End
		}
	}
	return b.String() + text[at:]
}

var shortQuestions = map[string]string{
	"wat": "what", "wut": "what", "waht": "what", "whta": "what", "wht": "what", "whats": "what is", "wats": "what is",
	"whos": "who is", "hoo": "who", "woh": "who", "sed": "said", "didnt": "did not", "dit": "did",
}

package followup

import (
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
)

// Context is what helps to complete a question that leans on the one before it. The zero Context
// serves.
type Context struct {
	Now time.Time // when it is asked
	// Answer returns what answers the question before. It is called only when it is needed.
	Answer func() Answer
	// Speaks reports whether the articles quote somebody of a name.
	Speaks func(name string) bool
	// Suits reports whether a pronoun ("she", "his", "it") may stand for a name.
	Suits func(name, pronoun string) bool
}

// Answer is what of an answer the next question can lean on.
type Answer struct {
	Names []string // in the sentence that answers, the likeliest first
	Words string   // what somebody says in it, else the sentence
}

// Completed is a question that was completed with what the one before names.
type Completed struct {
	Text  string
	More  bool // Text is the question before: further results of it are asked for
	Story bool // the story that answered the question before is asked about
}

// FollowUp completes a question that leans on the one before it, as people ask in a
// conversation: "and in December?", "what about Plover?", "what did he say?", "how many died?",
// "why?", "more". The result is text itself when it stands alone.
//
//	FollowUp("What did Crake say on Monday?", "and in December?", c).Text == "What did Crake say in December?"
func Complete(before, text string, c Context) Completed {
	before, text = strings.TrimSpace(before), strings.TrimSpace(text)
	if before == "" || len(text) > input.MaxBytes || len(before) > maxBeforeBytes {
		return Completed{Text: text}
	}
	if IsMore(text) {
		return Completed{Text: before, More: true}
	}
	f := followUp{c, before, text, readSubject(before)}
	rest, leading := withoutLead(text)
	if s, ok := f.newTime(rest); ok {
		return Completed{Text: s}
	}
	if intent.Read(text, input.Known{}).Intent == intent.SmallTalk {
		return Completed{Text: text}
	}
	if m := wrapped.FindStringSubmatch(rest); m != nil {
		rest = m[1]
	}
	if word, ok := bareQuestion(rest); ok {
		return Completed{Text: f.askAgain(word), Story: true}
	}
	if done, ok := f.moreAboutThat(); ok {
		return done
	}
	if leading && nextThing.MatchString(coreOf(rest)) && f.subject.words != "" {
		return Completed{Text: f.attach("What happened next")}
	}
	if leading && !startsQuestion(rest) {
		return Completed{Text: f.newSubject(rest)}
	}
	return Completed{Text: f.lean(rest, leading)}
}

// maxBeforeBytes is how long a question is at the most that another may lean on.
const maxBeforeBytes = 2000

// followUp is the work on one call of FollowUp.
type followUp struct {
	Context
	before, text string
	subject      subject // of the question before
}

func (f followUp) answer() Answer {
	if f.Answer == nil {
		return Answer{}
	}
	return f.Answer()
}

// withoutLead takes the leads off text, and tells whether there was one. "About" stays, since it says
// that a topic is named.
func withoutLead(text string) (rest string, ok bool) {
	if m := remark.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	for rest = text; ; ok = true {
		next, found := withoutOneLead(rest)
		if !found {
			break
		}
		rest = next
	}
	if _, isAbout := input.CutPrefix(rest, "about "); isAbout && len(input.FoldedWords(rest)) <= maxSubject+1 {
		ok = true
	}
	return rest, ok
}

func withoutOneLead(text string) (rest string, ok bool) {
	for _, lead := range leads {
		rest, ok := input.CutPrefix(text, lead)
		trimmed := strings.TrimLeft(rest, " ,")
		if !ok || trimmed == rest || strings.Trim(trimmed, marks) == "" {
			continue
		}
		if lead == "and then" || strings.HasPrefix(lead, "and about") || strings.HasPrefix(lead, "but about") {
			trimmed = text[len("and "):]
		}
		return trimmed, true
	}
	return text, false
}

// startsQuestion reports whether a text asks in its own grammar, so that it names no new subject.
func startsQuestion(text string) bool {
	t := read(text)
	if len(t.Words) == 0 {
		return false
	}
	first, _, _ := strings.Cut(t.Words[0].Norm, " ")
	asks := input.QuestionWord.Has(first) || input.Auxiliary.Has(first) || input.Order.Has(first) && len(t.Words) > 2
	preposed := len(t.Words) > 1 && input.Preposition.Has(first) && input.QuestionWord.Has(t.Words[1].Norm)
	return preposed || asks && !(t.IsName(0) && !input.QuestionWord.Has(first))
}

// newTime puts the time that rest names, and nothing else, in the place of the time before.
func (f followUp) newTime(rest string) (string, bool) {
	if word := strings.Trim(rest, marks); !strings.ContainsAny(word, " -/") {
		_, year := dates.YearNumber(word)
		if _, month := dates.Month(prose.Fold(word)); month && !input.IsAmbiguousMonth(prose.Fold(word)) || year {
			rest = "in " + word
		}
	}
	spans := dates.Read(rest, f.Now, nil).Spans
	if len(spans) == 0 || strings.Trim(input.Without(rest, spans), marks) != "" {
		return "", false
	}
	phrase := strings.Trim(rest, marks)
	if old := dates.Read(f.before, f.Now, nil).Spans; len(old) > 0 {
		return strings.TrimSpace(f.before[:old[0].Start] + phrase + f.before[old[0].End:]), true
	}
	return asked(f.before + " " + phrase), true
}

// marks end a text, or stand around a piece of one.
const marks = " ?.!,;:…"

// asked is a text that ends with a question mark, whatever mark it ended with, or a clause of it.
func asked(text string) string {
	for _, end := range []string{"? ", "! "} {
		text = strings.Replace(text, end, " ", 1)
	}
	return strings.TrimRight(strings.TrimSpace(text), marks) + "?"
}

// IsMore reports whether a text asks for further results of what was asked before, and nothing
// else: "more", "show me more please", "anything else?".
func IsMore(text string) bool {
	rest, _ := withoutLead(strings.TrimSpace(text))
	return morePattern.MatchString(coreOf(rest))
}

// coreOf is a text folded, in its common spelling, without greetings before and thanks behind.
func coreOf(text string) string {
	t := read(text)
	if t.IsLong() {
		return ""
	}
	l := t.Whole()
	from, to := l.Core()
	return l.Text[from:to]
}

// moreAboutThat completes "tell me more about that" with the subject of the question before. Where
// that asks for the news about it already, further results are asked for.
func (f followUp) moreAboutThat() (Completed, bool) {
	if !aboutThat.MatchString(coreOf(f.text)) {
		return Completed{}, false
	}
	if f.subject.words == "" || f.subject.isTopic {
		return Completed{Text: f.before, More: true}, true
	}
	return Completed{Text: "Tell me more about " + f.subject.words}, true
}

// StandsAlone reports whether a text can be understood without what was asked before it.
func StandsAlone(text string, now time.Time) bool {
	text = strings.TrimSpace(text)
	const before = "When was the Something bridge built?"
	answer := func() Answer { return Answer{Names: []string{"Somebody Else"}, Words: "some words"} }
	return Complete(before, text, Context{Now: now, Answer: answer}) == Completed{Text: text}
}

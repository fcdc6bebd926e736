package followup

import (
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
)

// maxPreviousBytes is the length of the longest question that another may lean on.
const maxPreviousBytes = 2000

// Complete completes a question that leans on the previous one. The result has text itself if text
// can be understood alone.
func Complete(previous, text string, c Context) Completed {
	previous, text = strings.TrimSpace(previous), strings.TrimSpace(text)
	if previous == "" || len(text) > input.MaxBytes || len(previous) > maxPreviousBytes {
		return Completed{Text: text}
	}
	if IsMore(text) {
		return Completed{Text: previous, More: true}
	}
	f := followUp{c, previous, text, readSubject(previous)}
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
	return f.complete(rest, leading)
}

// complete completes the question without its leads: "when?" of "but do you know when?".
func (f followUp) complete(rest string, leading bool) Completed {
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
	return Completed{Text: f.fill(rest, leading)}
}

// fill completes a question in its own grammar: a pronoun is replaced by a name or by the subject of
// the previous question, and a question without a subject takes that one.
func (f followUp) fill(text string, leading bool) string {
	if saidThat.MatchString(coreOf(text)) {
		return f.whoSaid(text)
	}
	if s, ok := f.didSayThat(text); ok {
		return s
	}
	if s, ok := f.withReferent(text); ok {
		return s
	}
	if f.subject.words != "" && isElliptical(text, leading) {
		return f.attach(text)
	}
	if leading {
		return text
	}
	return f.text
}

// withoutLead takes leads such as "and" and "what about" off text, and reports whether there was one.
// "About" stays, since it shows that a topic is named.
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

// newTime replaces the time of the previous question by the one that rest names, if rest names a time
// and nothing else.
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
	if old := dates.Read(f.previous, f.Now, nil).Spans; len(old) > 0 {
		return strings.TrimSpace(f.previous[:old[0].Start] + phrase + f.previous[old[0].End:]), true
	}
	return asked(f.previous + " " + phrase), true
}

// moreAboutThat completes "tell me more about that" with the subject of the previous question. If that
// question asked for the news about it already, further results are asked for.
func (f followUp) moreAboutThat() (Completed, bool) {
	if !aboutThat.MatchString(coreOf(f.text)) {
		return Completed{}, false
	}
	if f.subject.words == "" || f.subject.isTopic {
		return Completed{Text: f.previous, More: true}, true
	}
	return Completed{Text: "Tell me more about " + f.subject.words}, true
}

// IsMore reports whether a text asks for further results of the previous question and nothing else:
// "more", "show me more please", "anything else?".
func IsMore(text string) bool {
	rest, _ := withoutLead(strings.TrimSpace(text))
	return morePattern.MatchString(coreOf(rest))
}

// StandsAlone reports whether a text can be understood without a previous question. It tries to
// complete the text with one, and reports whether that changes it.
func StandsAlone(text string, now time.Time) bool {
	text = strings.TrimSpace(text)
	const previous = "When was the Something bridge built?"
	answer := func() Answer { return Answer{Names: []string{"Somebody Else"}, Words: "some words"} }
	return Complete(previous, text, Context{Now: now, Answer: answer}) == Completed{Text: text}
}

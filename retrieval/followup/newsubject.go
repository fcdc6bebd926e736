package followup

import (
	"slices"
	"strings"

	"quoth/retrieval/dates"
	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
)

// maxSubject is how many words a new subject has at the most, besides a preposition before it.
const maxSubject = 4

// newSubject puts what rest names in the place of what the question before is about, or behind it.
// What it says of the time stays.
func (f followUp) newSubject(rest string) string {
	named := strings.Trim(trailing.ReplaceAllString(strings.Trim(rest, marks), ""), marks)
	times := dates.Read(named, f.Now, nil).Spans
	if len(times) > 0 { // another one than that of the question before
		f.before = asked(f.untimed())
		f.subject = readSubject(f.before)
	}
	about, isAbout := input.CutPrefix(named, "about ")
	if !isAbout {
		about, isAbout = input.CutPrefix(named, "on ")
	}
	if n := len(input.FoldedWords(input.Without(named, times))); n > maxSubject+1 || n > maxSubject && !isAbout {
		return rest // a question of its own
	}
	if namesNothing(named) {
		return f.text
	}
	if !isAbout {
		about = named
	}
	switch s := f.subject; {
	case s.form.Intent == intent.DayNews:
		return f.ofDay(named, about)
	case s.isTopic && s.words != "":
		return f.otherTopic(named, about)
	case s.isSaid:
		return f.otherSpeech(about, isAbout)
	}
	return f.otherPhrase(named, about)
}

// namesNothing reports whether a text has no word that names something: "before that".
func namesNothing(text string) bool {
	for w := prose.NewWords(text); w.Next(); {
		word := w.Span().Of(text)
		fold := prose.Fold(word)
		isHollow := input.Asking.Has(fold) || input.Faint.Has(fold) || input.Preposition.Has(fold) || places[fold] || fold == "before" ||
			fold == "since"
		if prose.Capitalized(word) || !isHollow {
			return false
		}
	}
	return true
}

// ofDay asks for the news about something at the time that the question before names.
func (f followUp) ofDay(named, about string) string {
	lead, _, _ := strings.Cut(strings.ToLower(named), " ")
	words := "What is the news about " + about
	if places[lead] && lead != "on" {
		words = "What is the news " + named
	}
	if times := dates.Read(f.before, f.Now, nil).Spans; len(times) > 0 {
		words += " " + times[0].Of(f.before)
	}
	return asked(words)
}

// otherTopic asks for the news about another topic.
func (f followUp) otherTopic(named, about string) string {
	topic := strings.TrimPrefix(f.subject.words, "the ")
	if f.subject.form.Intent == intent.TopicNews {
		topic = f.subject.form.Topic
	}
	i := strings.Index(f.before, topic)
	if i < 0 {
		return about
	}
	before := f.before[:i]
	lead, behind, _ := strings.Cut(named, " ")
	lead = strings.ToLower(lead)
	_, isSame := cutLast(before, lead)
	isSame = isSame && input.Preposition.Has(lead)
	switch {
	case isSame && behind != "":
		about = behind
	case places[lead] && lead != "on" && behind != "":
		return asked(f.untimed() + " " + named + f.time())
	}
	if the, ok := cutLast(before, "the"); ok && (prose.Capitalized(about) || input.Determiner.Has(lead) || hasThe(about)) {
		before = the + " "
	}
	return before + about + f.before[i+len(topic):]
}

func hasThe(s string) bool {
	_, ok := input.CutPrefix(s, "the ")
	return ok
}

// untimed is the question before without the first time that it names.
func (f followUp) untimed() string {
	before := strings.Trim(f.before, marks)
	times := dates.Read(before, f.Now, nil).Spans
	if len(times) == 0 {
		return before
	}
	return strings.Join(strings.Fields(input.Without(before, times[:1])), " ")
}

// time is that time, with a blank before it.
func (f followUp) time() string {
	before := strings.Trim(f.before, marks)
	if times := dates.Read(before, f.Now, nil).Spans; len(times) > 0 {
		return " " + times[0].Of(before)
	}
	return ""
}

// otherSpeech asks what the same speaker said about another thing, or what another speaker said about
// the same.
func (f followUp) otherSpeech(about string, isAbout bool) string {
	old := f.subject.speech
	subject := strings.TrimSpace(strings.Trim(input.Without(old.About, input.TimeSpans(old.About)), marks))
	if old.Words != "" {
		return asked("What did " + about + " say")
	}
	speaks := prose.Capitalized(about)
	if f.Speaks != nil {
		speaks = f.Speaks(about) || speaks && !isAbout && subject == ""
	}
	switch {
	case isAbout || !speaks && old.Speaker != "":
		return f.replaceOr(subject, about, func() string { return asked(f.untimed() + " about " + about + f.time()) })
	case old.Speaker != "":
		return f.replaceOr(old.Speaker, about,
			func() string { return asked("What did " + about + " say about " + subject) })
	}
	return f.replaceOr(subject, about, func() string { return asked("What did " + about + " say") })
}

// replaceOr puts new in the place of old in the question before; without old there it is otherwise.
func (f followUp) replaceOr(old, with string, otherwise func() string) string {
	i := strings.LastIndex(f.before, old)
	if old == "" || i < 0 {
		return otherwise()
	}
	return f.before[:i] + with + f.before[i+len(old):]
}

// otherPhrase puts what is named in the place of a noun phrase of the question before: of the one behind the
// same kind of preposition, of the one with a name, or of the last.
func (f followUp) otherPhrase(named, about string) string {
	lead, behind, _ := strings.Cut(named, " ")
	lead = prose.Fold(lead)
	phrases := f.subject.phrases
	if i := strings.LastIndex(f.before, " of "); lead == "of" && i >= 0 && behind != "" {
		for _, p := range phrases {
			if p.Start < i && i < p.End {
				return f.before[:i+1] + named + f.before[p.End:]
			}
		}
	}
	if behind != "" && (places[lead] || input.Preposition.Has(lead)) && lead != "about" {
		for i := len(phrases) - 1; i >= 0; i-- {
			if p := phrases[i]; p.lead == lead || places[p.lead] && places[lead] {
				at := strings.LastIndex(strings.ToLower(f.before[:p.Start]), p.lead)
				return f.before[:at] + named + f.before[p.End:]
			}
		}
		return asked(f.untimed() + " " + named + f.time())
	}
	isAbout := func(p phrase) bool { return p.lead == "about" }
	if i := slices.IndexFunc(phrases, isAbout); i >= 0 && (f.Speaks == nil || !f.Speaks(about)) {
		return f.before[:phrases[i].Start] + about + f.before[phrases[i].End:]
	}
	p, ok := f.replaceable(about)
	if !ok {
		return asked(strings.Trim(f.before, marks) + " " + named)
	}
	return f.before[:p.Start] + about + f.before[p.End:]
}

// replaceable is the piece of the question before that a new subject takes the place of.
func (f followUp) replaceable(about string) (prose.Span, bool) {
	phrases := f.subject.phrases
	if len(phrases) == 0 {
		return prose.Span{}, false
	}
	chosen := phrases[0]
	for _, p := range phrases {
		if p.name {
			chosen = p
			break
		}
	}
	whole := chosen.Span
	names := Names(chosen.Of(f.before))
	if !chosen.name || len(names) == 0 || !onlyNames(about, prose.Span{End: len(about)}) {
		return whole, true
	}
	at := whole.Start + strings.Index(whole.Of(f.before), names[0])
	return prose.Span{Start: at, End: at + len(names[0])}, true
}

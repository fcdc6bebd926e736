package followup

import (
	"slices"
	"strings"

	"quoth/retrieval/dates"
	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
)

// maxSubject is the number of words that a new subject has at most, besides a preposition before it.
const maxSubject = 4

// newSubject asks the previous question about what rest names: it replaces the subject, or stands
// behind it. The time of the previous question stays.
func (f followUp) newSubject(rest string) string {
	named := strings.Trim(trailing.ReplaceAllString(strings.Trim(rest, marks), ""), marks)
	times := dates.Read(named, f.Now, nil).Spans
	if len(times) > 0 { // which replaces that of the previous question
		f.previous = asked(f.untimed())
		f.subject = readSubject(f.previous)
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

// namesNothing reports whether no word of text names something: "before that".
func namesNothing(text string) bool {
	for w := prose.NewWords(text); w.Next(); {
		word := w.Span().Of(text)
		fold := prose.Fold(word)
		isHollow := (input.Asking | input.Faint | input.Preposition).Has(fold) || places[fold] || fold == "before" ||
			fold == "since"
		if prose.Capitalized(word) || !isHollow {
			return false
		}
	}
	return true
}

// ofDay asks for the news about something at the time that the previous question names.
func (f followUp) ofDay(named, about string) string {
	lead, _, _ := strings.Cut(strings.ToLower(named), " ")
	words := "What is the news about " + about
	if places[lead] && lead != "on" {
		words = "What is the news " + named
	}
	if times := dates.Read(f.previous, f.Now, nil).Spans; len(times) > 0 {
		words += " " + times[0].Of(f.previous)
	}
	return asked(words)
}

// otherTopic asks for the news about another topic.
func (f followUp) otherTopic(named, about string) string {
	topic := strings.TrimPrefix(f.subject.words, "the ")
	if f.subject.form.Intent == intent.TopicNews {
		topic = f.subject.form.Topic
	}
	i := strings.Index(f.previous, topic)
	if i < 0 {
		return about
	}
	before := f.previous[:i]
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
	hasOwn := prose.Capitalized(about) || input.Determiner.Has(lead) || hasThe(about)
	if the, ok := cutLast(before, "the"); ok && hasOwn {
		before = the + " "
	}
	return before + about + f.previous[i+len(topic):]
}

// otherSpeech asks what the same speaker said about another thing, or what another speaker said
// about the same thing.
func (f followUp) otherSpeech(about string, isAbout bool) string {
	old := f.subject.speech
	subject := strings.TrimSpace(strings.Trim(input.Without(old.About, input.TimeSpans(old.About)), marks))
	switch {
	case old.Words != "" && old.Speaker != "" && !isAbout:
		return didSayWords(about, old.Words)
	case old.Words != "":
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

// replaceOr replaces the last old in the previous question. If old is empty or does not stand there, it
// returns otherwise().
func (f followUp) replaceOr(old, with string, otherwise func() string) string {
	i := strings.LastIndex(f.previous, old)
	if old == "" || i < 0 {
		return otherwise()
	}
	return f.previous[:i] + with + f.previous[i+len(old):]
}

// otherPhrase replaces a noun phrase of the previous question by what is named: the one behind the
// same kind of preposition, the one behind "about", or the first with a name.
func (f followUp) otherPhrase(named, about string) string {
	lead, behind, _ := strings.Cut(named, " ")
	lead = prose.Fold(lead)
	phrases := f.subject.phrases
	if i := strings.LastIndex(f.previous, " of "); lead == "of" && i >= 0 && behind != "" {
		for _, p := range phrases {
			if p.Start < i && i < p.End {
				return f.previous[:i+1] + named + f.previous[p.End:]
			}
		}
	}
	if behind != "" && (places[lead] || input.Preposition.Has(lead)) && lead != "about" {
		for i := len(phrases) - 1; i >= 0; i-- {
			if p := phrases[i]; p.lead == lead || places[p.lead] && places[lead] {
				return f.previous[:p.leadAt] + named + f.previous[p.End:]
			}
		}
		return asked(f.untimed() + " " + named + f.time())
	}
	isAbout := func(p phrase) bool { return p.lead == "about" }
	if i := slices.IndexFunc(phrases, isAbout); i >= 0 && (f.Speaks == nil || !f.Speaks(about)) {
		return f.previous[:phrases[i].Start] + about + f.previous[phrases[i].End:]
	}
	p, ok := f.replaceable(about)
	if !ok {
		return asked(strings.Trim(f.previous, marks) + " " + named)
	}
	return f.previous[:p.Start] + about + f.previous[p.End:]
}

// replaceable returns the piece of the previous question that a new subject replaces.
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
	names := Names(chosen.Of(f.previous))
	if !chosen.name || len(names) == 0 || !isNames(about) {
		return whole, true
	}
	at := whole.Start + strings.Index(whole.Of(f.previous), names[0])
	return prose.Span{Start: at, End: at + len(names[0])}, true
}

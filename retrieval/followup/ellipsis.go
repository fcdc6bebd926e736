package followup

import (
	"slices"
	"strings"

	"quoth/retrieval/dates"
	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// lean completes a question in its own grammar: one without a subject of its own takes that of the
// question before, and a pronoun stands for a name or for that subject.
func (f followUp) lean(text string, leading bool) string {
	if saidThat.MatchString(coreOf(text)) {
		return f.whoSaid(text)
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

// longestWords is how many bytes of somebody's words are asked for.
const longestWords = 160

// whoSaid asks who said the words of the answer before.
func (f followUp) whoSaid(text string) string {
	words := strings.Join(strings.Fields(f.answer().Words), " ")
	if words == "" {
		return text
	}
	for len(words) > longestWords {
		words = words[:strings.LastIndexByte(words[:longestWords], ' ')+1]
		words = strings.TrimRight(words, marks)
	}
	return "Who said “" + strings.Trim(words, `“”", `) + "”?"
}

// isElliptical reports whether a question has nothing of its own that it is about: "how many died?",
// "who won?", "what was the cause?". One with a time of its own stands alone, unless a lead ties it
// to the question before.
func isElliptical(text string, leading bool) bool {
	t, core := read(text), coreOf(text)
	asks := startsQuestion(text) || anybody.MatchString(core)
	if core == "" || !asks || noReferent.MatchString(core) || thirdPerson.MatchString(core) {
		return false
	}
	form := intent.Read(text, input.Known{}).Intent
	if form == intent.DayNews && !happenedNext.MatchString(core) || form == intent.TopicNews {
		return false
	}
	return (leading || !t.HasTime) && len(t.namesBehind(0)) == 0 && t.onlyLeans()
}

// onlyLeans reports whether no word but those of the times names something.
func (t typed) onlyLeans() bool {
	own := 0
	for i, w := range t.Words {
		switch {
		case w.Part == input.TimePart:
		case !t.isLeaning(i):
			return false
		case question.Carries(w.Norm) && !strings.Contains(w.Norm, " "):
			own++
		}
	}
	return own <= mostLeaning
}

// mostLeaning is how many words that carry a question it has at most that leans on the one before.
const mostLeaning = 2

// isLeaning reports whether the word at i names nothing without the question before.
func (t typed) isLeaning(i int) bool {
	w := t.Words[i].Norm
	switch {
	case strings.Contains(w, " "), !question.Carries(w), leaning[w], isPastForm(w), input.IsNumeral(w), input.Preposition.Has(w):
		return true
	}
	isDoing := len(w) > 5 && strings.HasSuffix(w, "ing") && i > 0 && !input.Determiner.Has(t.Words[i-1].Norm)
	return isDoing || t.Is(i-1, "how")
}

// attach puts the subject of the question before behind a question that has none.
func (f followUp) attach(text string) string {
	core := strings.Trim(text, marks)
	now, before := readAsked(core), readAsked(strings.Trim(f.before, marks))
	isCount := func(q plainQuestion) bool { return q.degree == "many" && q.auxiliary == "" }
	if isCount(now) && isCount(before) && !strings.Contains(now.rest, " ") {
		if noun, rest, ok := cutVerb(before.rest); ok {
			return asked("How many " + noun + " " + now.rest + " " + rest)
		}
	}
	time := f.time()
	if own := dates.Read(text, f.Now, nil).Spans; len(own) > 0 {
		time = ""
	}
	return asked(core + f.joined(core) + time)
}

// joined is the subject of the question before with what joins it to the end of a question.
func (f followUp) joined(core string) string {
	s := f.subject
	_, last := cutLastWord(core)
	_, asksWho := input.CutPrefix(core, "who ")
	switch isActive := asksWho && takesObject[last]; {
	case last == "paid" || last == "pay" || last == "pays":
		return " for " + s.words
	case s.clause != "" && !isActive:
		return " when " + s.clause
	case isActive:
		return " " + s.words
	case relational[last]:
		return " of " + s.words
	case s.where != "":
		return " " + s.where
	case s.place != "":
		return " " + s.place + " " + s.words
	case s.isName && strings.HasPrefix(strings.ToLower(core), "what happened"):
		return " to " + s.words
	case s.isName:
		return ", about " + s.words
	case last == "happened":
		return " with " + s.words
	}
	return " in " + s.words
}

// cutVerb cuts what "how many" counts from its verb: "seals", "off Morl" of "seals died off Morl".
func cutVerb(s string) (noun, rest string, ok bool) {
	words := strings.Fields(s)
	i := slices.IndexFunc(words, func(w string) bool { return isPastForm(prose.Fold(w)) })
	if i < 1 || leaning[prose.Fold(words[0])] || input.Faint.Has(prose.Fold(words[0])) {
		return "", "", false
	}
	return strings.Join(words[:i], " "), strings.Join(words[i+1:], " "), true
}

var (
	// takesObject are verbs at the end of a question that their object follows.
	takesObject = prose.Set(`win wins lose loses beat attend attends join joins joined visit visited visits won
		lost built made
		wrote bought sold caused started ordered leads led designed found owns owned runs ran opened closed organised
		organized approved opposed attended holds held hosted hosts called owned supports opposes backed`)
	// relational are nouns of what something has.
	relational = prose.Set(`cause reason result outcome score winner loser cost damage price toll
		point name place culprit`)
)

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

// isElliptical reports whether a question does not say what it is about: "how many died?", "who
// won?", "what was the cause?". A question with a time of its own stands alone, unless a lead such
// as "and" joins it to the previous question.
func isElliptical(text string, leading bool) bool {
	t, core := read(text), coreOf(text)
	asks := startsQuestion(text) || anybody.MatchString(core)
	if core == "" || !asks || noReferent.MatchString(core) || personal.MatchString(core) {
		return false
	}
	form := intent.Read(text, input.Known{}).Intent
	if form == intent.DayNews && !happenedNext.MatchString(core) || form == intent.TopicNews {
		return false
	}
	return (leading || !t.HasTime) && len(t.namesAfter(0)) == 0 && t.onlyLeans()
}

// onlyLeans reports whether no word besides those of a time names something.
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
	return own <= maxLeaning
}

// maxLeaning is the number of words of an elliptical question that carry it at most; see
// [question.Carries].
const maxLeaning = 2

// attach adds the subject and the time of the previous question to a question that has none.
func (f followUp) attach(text string) string {
	core := strings.Trim(text, marks)
	now, before := readPlain(core), readPlain(strings.Trim(f.previous, marks))
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

// joined returns the subject of the previous question with what joins it to the end of a question:
// " of the fire", " when the ferry sank".
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

// cutVerb cuts the words behind "how many" at their verb: "seals", "off Morl" of "seals died off Morl".
func cutVerb(s string) (noun, rest string, ok bool) {
	words := strings.Fields(s)
	i := slices.IndexFunc(words, func(w string) bool { return isPastForm(prose.Fold(w)) })
	if i < 1 || leaning[prose.Fold(words[0])] || input.Faint.Has(prose.Fold(words[0])) {
		return "", "", false
	}
	return strings.Join(words[:i], " "), strings.Join(words[i+1:], " "), true
}

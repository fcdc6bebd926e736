package followup

import (
	"slices"
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/intent"
)

// subject is what a question is about, for the next question to lean on.
type subject struct {
	words   string // with its article: "the Orrholm ferry fire"; empty where there is none
	place   string // the preposition before it that says where: "in", "at"; may be empty
	where   string // "off Morl", where words tell little: "seals"; may be empty
	clause  string // "the ferry sank" of "When did the ferry sink?"; empty where there is none
	isName  bool   // words are a name and no more
	isTopic bool   // the question asks for the news about it
	form    intent.Reading
	speech  intent.Speech // of a question about spoken words
	isSaid  bool          // it is one
	phrases []phrase
}

// readSubject reads what a question is about.
func readSubject(text string) subject {
	s := subject{form: intent.Read(text, input.Known{}), phrases: nounPhrases(text)}
	s.speech, s.isSaid = intent.ReadSpeech(input.SpelledOut(text))
	switch {
	case s.form.Intent == intent.TopicNews:
		s.isTopic = true
		s.readTopic(text, s.form.Topic)
	case s.form.Intent != intent.Plain:
	case s.isSaid:
		s.readSpoken(text)
	case !intent.Asks(text):
		s.isTopic = true
		words, _ := intent.Keywords(text, input.TimeSpans(text))
		s.readTopic(text, words)
	default:
		s.readPhrase(text)
	}
	return s
}

// readTopic sets the subject to words of text, with the article before them.
func (s *subject) readTopic(text, words string) {
	s.words = words
	i := strings.Index(text, words)
	if i < 0 || words == "" {
		return
	}
	s.isName = isNames(words)
	before := strings.TrimRight(text[:i], " ")
	if the, ok := cutLast(before, "the"); ok {
		s.words, before = "the "+words, the
		s.isName = false
	}
	if _, last := cutLastWord(before); places[last] && last != "on" && last != "from" {
		s.place = last
	}
}

// readSpoken sets the subject to what somebody spoke about, else to who spoke.
func (s *subject) readSpoken(text string) {
	words := strings.Trim(input.Without(s.speech.About, input.TimeSpans(s.speech.About)), marks)
	if words == "" {
		words = s.speech.Speaker
	}
	s.words, s.isName = words, words != "" && isNames(words)
}

// readPhrase sets the subject to the last noun phrase with a name, or else the first one.
func (s *subject) readPhrase(text string) {
	own := slices.DeleteFunc(slices.Clone(s.phrases), func(p phrase) bool { return p.isAnybody(text) })
	if len(own) == 0 {
		return
	}
	i := chosenOf(own)
	p := own[i]
	s.words, s.isName = p.Of(text), p.name && !p.nouns && !p.article
	if places[p.lead] {
		s.place = p.lead
	}
	if i+1 < len(own) && own[i+1].follows(text, p) {
		s.words = text[p.Start:own[i+1].End]
	}
	if last := own[len(own)-1]; last.name && places[last.lead] && !p.article && !p.name {
		s.where = last.lead + " " + last.Of(text)
	}
	s.clause = clauseOf(text, own[0])
}

// chosenOf returns which of the noun phrases of a question is what it is about: the last one with a
// name that does not say where, else the first that does not say where, else the last.
func chosenOf(own []phrase) int {
	first, named := -1, -1
	for i, p := range own {
		if places[p.lead] {
			continue
		}
		if first < 0 {
			first = i
		}
		if p.name {
			named = i
		}
	}
	switch {
	case named >= 0:
		return named
	case first >= 0:
		return first
	}
	return len(own) - 1
}

// follows reports whether p says where the thing of the phrase before it is: "the pool in Lowmouth".
func (p phrase) follows(text string, q phrase) bool {
	return q.article && p.lead != "" && places[p.lead] &&
		strings.EqualFold(strings.TrimSpace(text[q.End:p.Start]), p.lead)
}

// isAnybody reports whether p names nobody in particular: "people", "the others".
func (p phrase) isAnybody(text string) bool {
	for _, w := range input.FoldedWords(p.Of(text)) {
		if !leaning[w] && !input.Asking.Has(w) && !input.Faint.Has(w) {
			return false
		}
	}
	return true
}

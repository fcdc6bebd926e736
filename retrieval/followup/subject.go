package followup

import (
	"slices"
	"strings"
	"unicode"

	"quoth/retrieval/input"
	"quoth/retrieval/intent"
	"quoth/retrieval/prose"
)

// subject is what a question is about, for the next one to lean on.
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

// readSubject reads the subject of a question.
func readSubject(text string) subject {
	s := subject{form: intent.Read(text, input.Known{}), phrases: nounPhrases(text)}
	s.speech, s.isSaid = intent.ReadSpeech(input.SpelledOut(text))
	switch {
	case s.form.Intent == intent.TopicNews:
		s.isTopic = true
		s.takeTopic(text, s.form.Topic)
	case s.form.Intent != intent.Plain:
	case s.isSaid:
		s.takeSpoken(text)
	case !intent.Asks(text):
		s.isTopic = true
		words, _ := intent.Keywords(text, input.TimeSpans(text))
		s.takeTopic(text, words)
	default:
		s.takePhrase(text)
	}
	return s
}

// takeTopic takes words of text, with the article before them.
func (s *subject) takeTopic(text, words string) {
	s.words = words
	i := strings.Index(text, words)
	if i < 0 || words == "" {
		return
	}
	span := prose.Span{Start: i, End: i + len(words)}
	s.isName = onlyNames(text, span)
	before := strings.TrimRight(text[:i], " ")
	if the, ok := cutLast(before, "the"); ok {
		s.words, before = "the "+words, the
		s.isName = false
	}
	if _, last := cutLastWord(before); places[last] && last != "on" && last != "from" {
		s.place = last
	}
}

func (s *subject) takeSpoken(text string) {
	words := strings.Trim(input.Without(s.speech.About, input.TimeSpans(s.speech.About)), marks)
	if words == "" {
		words = s.speech.Speaker
	}
	s.words, s.isName = words, words != "" && onlyNames(words, prose.Span{End: len(words)})
}

// takePhrase takes the last noun phrase that has a name, else the first one.
func (s *subject) takePhrase(text string) {
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

// chosenOf is which of the noun phrases of a question it is about: the last one with a name that is not
// of the place, else the first that is not, else the last.
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

// follows reports whether p says where the thing of another phrase is: "the pool in Lowmouth".
func (p phrase) follows(text string, q phrase) bool {
	return q.article && p.lead != "" && places[p.lead] &&
		strings.EqualFold(strings.TrimSpace(text[q.End:p.Start]), p.lead)
}

// isAnybody reports whether a phrase names nobody in particular: "people", "the others".
func (p phrase) isAnybody(text string) bool {
	for _, w := range input.FoldedWords(p.Of(text)) {
		if !leaning[w] && !input.Asking.Has(w) && !input.Faint.Has(w) {
			return false
		}
	}
	return true
}

// clauseOf is what "did" asks about, as a clause: "the ferry sank".
func clauseOf(text string, p phrase) string {
	before := input.FoldedWords(text[:p.Start])
	if len(before) == 0 || before[len(before)-1] != "did" {
		return ""
	}
	verb, rest, _ := strings.Cut(strings.Trim(input.Without(text[p.End:], input.TimeSpans(text[p.End:])), marks), " ")
	if verb == "" {
		return ""
	}
	return strings.TrimSpace(p.Of(text) + " " + past(strings.ToLower(verb)) + " " + strings.Trim(rest, marks))
}

// past is the past tense of a verb.
func past(verb string) string {
	last := len(verb) - 1
	switch {
	case irregularPast[verb] != "":
		return irregularPast[verb]
	case strings.HasSuffix(verb, "e"):
		return verb + "d"
	case last > 0 && verb[last] == 'y' && !strings.ContainsRune("aeiou", rune(verb[last-1])):
		return verb[:last] + "ied"
	}
	return verb + "ed"
}

// irregularPast are verbs that the news is asked about with.
var irregularPast = func() map[string]string {
	m := make(map[string]string)
	for _, pair := range strings.Fields(`become:became begin:began blow:blew break:broke bring:brought build:built
		burst:burst buy:bought catch:caught choose:chose come:came cost:cost cut:cut do:did draw:drew drive:drove
		eat:ate
		fall:fell fight:fought find:found flee:fled fly:flew get:got give:gave go:went grow:grew hit:hit hold:held
		keep:kept
		lead:led leave:left let:let lose:lost make:made meet:met pay:paid put:put quit:quit read:read rise:rose run:ran
		say:said see:saw sell:sold send:sent set:set shoot:shot shut:shut sing:sang sink:sank speak:spoke split:split
		stand:stood steal:stole stop:stopped strike:struck swim:swam take:took teach:taught tell:told think:thought
		throw:threw win:won write:wrote`) {
		verb, form, _ := strings.Cut(pair, ":")
		m[verb] = form
	}
	return m
}()

// onlyNames reports whether all words at s are names.
func onlyNames(text string, s prose.Span) bool {
	for w := prose.NewWords(s.Of(text)); w.Next(); {
		if word := w.Span().Of(s.Of(text)); !prose.Capitalized(word) && word != "of" {
			return false
		}
	}
	return true
}

func cutLast(s, word string) (string, bool) {
	rest, last := cutLastWord(s)
	return rest, last == word
}

// cutLastWord cuts the last word off s, which is returned folded.
func cutLastWord(s string) (rest, word string) {
	s = strings.TrimRight(s, " ")
	i := strings.LastIndexByte(s, ' ') + 1
	return strings.TrimRight(s[:i], " "), prose.Fold(s[i:])
}

// Names are the names in text in the order in which they stand: runs of words with a
// capital other than those that questions are asked with.
func Names(text string) []string {
	var out []string
	for _, s := range nameSpans(text) {
		if name := s.Of(text); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

func nameSpans(text string) []prose.Span {
	var out []prose.Span
	words := prose.NewWords(text)
	last := prose.Span{End: -1}
	for words.Next() {
		s := words.Span()
		word := s.Of(text)
		if !prose.Capitalized(word) || input.Asking.Has(prose.Fold(word)) {
			continue
		}
		if trimmed := prose.Unpossessed(word); trimmed != word {
			s.End = s.Start + len(trimmed)
		}
		if len(out) > 0 && last.End > 0 && strings.TrimFunc(text[last.End:s.Start], unicode.IsSpace) == "" {
			out[len(out)-1].End = s.End
		} else {
			out = append(out, s)
		}
		last = s
	}
	return out
}

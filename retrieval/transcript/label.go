package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// label is the label of a paragraph, with the turn that it opens.
type label struct {
	Turn
	paragraph int
	key       string // the last word of the name, folded: "dillow" for "Mara Dillow" as well
	known     bool   // it is surely somebody's, by a title, a forename or an office
	capitals  bool   // it has no small letter
}

// longestLabel is how many bytes a label has at most.
const longestLabel = 80

// markup is what Markdown puts around a label in bold or italics.
const markup = "*_ "

// timestamp is what the time before a label is made of ("[00:12] DILLOW:").
const timestamp = "[]0123456789:"

// readLabels reads the labels of all paragraphs whose words no quotation mark opens.
func (t *transcript) readLabels() {
	for i, p := range t.paragraphs {
		if l, ok := readLabel(t.text, p); ok {
			l.paragraph = i
			t.labels = append(t.labels, l)
		}
	}
}

// readLabel reads the label that opens paragraph p: a name, or "Q" or "A".
func readLabel(text string, p prose.Span) (label, bool) {
	start := p.Start + len(p.Of(text)) - len(strings.TrimLeft(p.Of(text), markup+timestamp))
	end := labelEnd(text[start:p.End])
	if end == 0 {
		return label{}, false
	}
	words := trimMarkup(text, prose.Span{Start: start + end + 1, End: p.End})
	name, hasRole := withoutAside(text[start : start+end])
	l := label{Turn: Turn{Name: prose.Span{Start: start, End: start + len(name)}, Words: words}}
	ok := l.read(name)
	if isScore(words.Of(text)) {
		return label{}, false
	}
	isName := l.known || !hasRole || strings.Contains(name, " ")
	l.known = l.known || hasRole
	return l, ok && isName && !opensMarked(words.Of(text))
}

// labelEnd returns where the colon after a label stands in s, or the point after "Q" or "A". It returns 0
// where there is none, or where no blank follows it.
func labelEnd(s string) int {
	end := strings.IndexByte(s[:min(len(s), longestLabel)], ':')
	if end <= 0 && len(s) > 2 && (s[0] == 'Q' || s[0] == 'A') && s[1] == '.' {
		end = 1
	}
	if end <= 0 || end+1 < len(s) && !strings.ContainsRune(markup+"\t", rune(s[end+1])) && s[end+1] < utf8.RuneSelf {
		return 0
	}
	return end
}

// trimMarkup returns s without white space and markup at its ends.
func trimMarkup(text string, s prose.Span) prose.Span {
	for s = s.Trim(text); s.Len() > 0 && strings.IndexByte(markup, text[s.Start]) >= 0; s.Start++ {
	}
	for s.Len() > 0 && strings.IndexByte(markup, text[s.End-1]) >= 0 {
		s.End--
	}
	return s.Trim(text)
}

// withoutAside returns the name that opens a label, and whether more follows it: a role or an age after
// a comma, or what stands in brackets.
func withoutAside(printed string) (name string, more bool) {
	end := strings.IndexAny(printed, ",([")
	if end < 0 {
		return strings.TrimRight(printed, markup), false
	}
	return strings.TrimRight(printed[:end], markup), printed[end] == ','
}

// read reads the name in a label, and reports whether it can be a name.
func (l *label) read(name string) bool {
	printed := names.Split(name)
	if len(printed) == 0 || len(printed) > mostWords || !allCapitals(printed) || notNames[prose.Fold(name)] {
		return false
	}
	words := names.Untitled(printed)
	first, last := words[0], words[len(words)-1]
	l.key, l.capitals = last.Text, strings.ToUpper(name) == name
	switch isSpeaker := first.HoldsOffice() || askers[first.Text]; {
	case isNumber(last.Text) && first.In("question", "answer"):
		l.read(name[:len(first.Text)])
	case isSpeaker && (len(words) == 1 || isNumber(last.Text)):
		l.Kind, l.known = Role, true
	case len(words) > 1:
		isTitled := first.ForenameSex() != 0 || printed[0].Is(names.Title|names.Style)
		isBody := names.Parse(name).Body
		l.known = isTitled && !isBody
		isHead := notNames[first.Text] || notNames[last.Text] || isBody && len(words) > longestBody
		return !isLead(first) && !isHead
	case first.Text == "q", first.Text == "question":
		l.Kind, l.key, l.known = Question, "q", true
	case first.Text == "a", first.Text == "answer":
		l.Kind, l.key, l.known = Answer, "a", true
	default:
		l.known = first.ForenameSex() != 0 || len(printed) > 1 && printed[0].Is(names.Title|names.Style)
		return l.known || !isLead(first)
	}
	return true
}

// isScore reports whether s opens with a mark that a player or a film gets ("7. Solid at the back.").
func isScore(s string) bool {
	rest := strings.TrimLeft(s, "0123456789")
	return len(rest) < len(s) && (rest == "" || strings.ContainsAny(rest[:1], "./,:"))
}

// looksLabelled reports whether s opens with capitals and a colon.
func looksLabelled(s string) bool {
	end := labelEnd(s)
	words := names.Split(s[:end])
	return len(words) > 0 && allCapitals(words)
}

// isNumber reports whether word is a figure.
func isNumber(word string) bool { return strings.Trim(word, "0123456789") == "" }

// mostWords is how many words the name in a label has at most.
const mostWords = 7

// longestBody is how many words the name of a body in a label has at most; longer ones head a fact box.
const longestBody = 3

// askers are the words for those who ask in interviews and are not named.
var askers = prose.Set(`audience caller fan guest host interviewer journalist listener moderator presenter reader
	reporter user viewer`)

// notNames are the words that stand before a colon in newspapers and are nobody's name: the heads of fact boxes
// and of links.
var notNames = prose.Set(`
	address also analysis answers bottom breaking comment cons contact correction cost date dear description dessert
	details email exclusive fact follow image latest listen live location main more note opinion photo photograph
	picture poll price pros pudding quote read related report result score see source starter tickets time top tweet
	twitter update venue verdict video warning watch website`)

// allCapitals reports whether each word can be one of a printed name: it starts with a capital or a
// figure, or is a particle ("van").
func allCapitals(words names.Sentence) bool {
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w.Text)
		if !w.Upper && !unicode.IsDigit(r) && !w.Is(names.Particle) {
			return false
		}
	}
	return words[0].Upper
}

// isLead reports whether w has a capital because it opens a sentence, and is no name such as "May".
func isLead(w names.Token) bool {
	return w.Is(names.Lead) && w.ForenameSex() == 0 && !w.In("may", "august")
}

// opensMarked reports whether s opens with a quotation mark.
func opensMarked(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("“”„\"'‘«`", r)
}

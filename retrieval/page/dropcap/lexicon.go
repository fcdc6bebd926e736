package dropcap

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/node"
	"quoth/retrieval/prose"
)

// lexicon holds the words of a page, to find out whether a letter and what follows are one word.
type lexicon struct {
	count    map[string]int // in lower case
	language string
}

func newLexicon(doc *html.Node) *lexicon {
	l := lexicon{count: make(map[string]int), language: "en"}
	for word := range strings.FieldsFuncSeq(strings.ToLower(node.Text(doc)), isNoLetter) {
		l.count[word]++
	}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Html && len(node.Attr(n, "lang")) >= 2 {
			l.language = strings.ToLower(node.Attr(n, "lang")[:2])
			break
		}
	}
	return &l
}

// joins reports whether the letter begins the word behind it.
func (l *lexicon) joins(c capital) bool {
	letter, rest := c.letter.letters(), strings.ToLower(c.word)
	whole := strings.ToLower(letter) + rest
	switch {
	case !c.gap, rest == "":
		return true
	case utf8.RuneCountInString(letter) > 1:
		return c.styled && (!shortWords[strings.ToLower(letter)] || l.prefers(whole, rest))
	case strings.Contains(letterWords[l.language]+"X", letter):
		return l.prefers(whole, rest) || l.language == "en" && isNoWord(letter, rest)
	}
	return c.styled || l.count[whole] > 0 || openers[whole] ||
		l.language == "en" && l.count[rest] < 2 && isNoWord(letter, rest)
}

// prefers reports whether the whole word is elsewhere on the page, and the rest of it is not.
func (l *lexicon) prefers(whole, rest string) bool { return l.count[whole] > 0 && l.count[rest] < 2 }

// letterWords are the letters that are words of their own at the beginning of a sentence.
var letterWords = map[string]string{"en": "AI", "fr": "AÀYÔ", "es": "AEOUY", "it": "AEIOÈ", "pt": "AEOÀÉ", "ca": "AEIO",
	"pl": "AIOUWZ", "cs": "AIKOSUVZ", "sk": "AIKOSUVZ", "ro": "AEO", "sv": "ÅI", "da": "ÅI", "nb": "ÅI", "no": "ÅI",
	"hu": "AÓ", "hr": "AIOUSK", "ru": "АИВКОСУЯ", "uk": "АВЗІОУЯ"}

// shortWords are words of two letters that begin sentences.
var shortWords = prose.Set(`ah am an as at be by do eh go he hi if in is it la le de el un il lo me mr ms my
	no of oh on or so to up us uk un eu we du es er im am wo ja en et je tu ce au on si il`)

// openers are frequent words at the beginning of an article.
var openers = prose.Set(`after all also although among and another any are as at before because both but by
	can could during each even every everyone few first for four from had has have he her here his how if in
	instead it its just last like many more most my nearly never new no not nothing now of off on once one only
	other our over part people perhaps police president residents scientists several she since so some sometimes
	state still students such ten that the their then there these they this those though thousands three through
	to today two under until up very was we well were what when whether where which while who why with women
	workers year years yesterday you your`)

// isNoWord reports whether "A" or "I" cannot stand before rest in English, which is thus the rest of a
// word: "nother", "fter", "uthorities".
func isNoWord(letter, rest string) bool {
	first, size := utf8.DecodeRuneInString(rest)
	switch {
	case letterRests[rest], len(rest) == size:
		return true
	case strings.ContainsRune("aeiou", first):
		return letter == "A" && !hasStart(rest, soundsYou)
	case len(rest) > 1 && strings.ContainsRune("aeiouy", rune(rest[1])), !unicode.IsLower(first):
		return false
	}
	return !onsets[rest[:2]]
}

func hasStart(s string, starts []string) bool {
	for _, start := range starts {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	return false
}

// soundsYou begin words before which "A" is a word although they begin with a vowel.
var soundsYou = []string{"uni", "use", "usu", "uto", "ura", "ubi", "eu", "ewe", "one", "once"}

// onsets are the two consonants with which English words begin.
var onsets = prose.Set(`bl br ch cl cr dr dw fl fr gh gl gn gr kl kn kr ph pl pr ps qu rh sc sh sk sl sm sn sp
	sq st sv sw th tr ts tw vl wh wr`)

// letterRests are the rests of frequent English words that begin with "A" or "I", where a rest could be
// a word by its sounds but is none.
var letterRests = prose.Set(`nother gainst nalysts nalyst nalysis pril merican mericans merica frican fricans
	frica sian sia rabia rab rabs thens thlete thletes ny nyone nything pple mong mongst mazon cademic cademics
	cademy partment rea reas re sked verage ges gency gencies ge ged gent gents ction ctivists ctivist ctor ctors
	ctress dvocates dvisers dults dult larm lcohol nti niversary pparently nitially nitial magine mages mage
	slamic sland slands slamist talian talians taly raq raqi reland rish ce celand dentity deas dea ranian ranians
	sraeli sraelis srael ts tself ron rony`)

package consent

import (
	"strings"
	"unicode"

	"quoth/retrieval/prose"
)

// line is what one line of text says.
type line struct {
	mentions  bool // cookies, consent or personal data
	addresses bool // it speaks for the site or to the reader
	opens     bool // it opens a dialog
	usual     bool // it has a usual phrase of dialogs
	quotes    bool // it holds a quotation, and not only the label of a button
}

// isSpeech reports whether a site asks for consent in the line.
func (l line) isSpeech() bool {
	return !l.quotes && (l.opens || l.usual || l.mentions && l.addresses)
}

func readLine(text string) line {
	folded := prose.Fold(text)
	return line{
		mentions:  contains(folded, topics),
		addresses: hasWord(folded, readers),
		opens:     contains(folded, openers),
		usual:     contains(folded, phrases),
		quotes:    holdsQuotation(text) || hasWord(folded, reports),
	}
}

// mentions reports whether a text mentions cookies, consent or personal data.
func mentions(text string) bool { return contains(prose.Fold(text), topics) }

// mayBeDialog reports whether a line may be one of a dialog.
func mayBeDialog(text string) bool {
	if len(text) < minOpener || !contains(text, hints) {
		return false
	}
	l := readLine(text)
	return !l.quotes && (l.opens && l.mentions && l.addresses || l.usual)
}

// hints are parts of words, one of which each such line has. They make most lines cheap to reject.
var hints = []string{"ookie", "rivac", "onsent"}

// minOpener is the length in bytes of the shortest of such lines.
const minOpener = 40

// maxLabel is the number of words in quotation marks that may be the label of a button.
const maxLabel = 6

// holdsQuotation reports whether marks enclose more words than a button has.
func holdsQuotation(text string) bool {
	words, open := 0, false
	for _, r := range text {
		switch {
		case strings.ContainsRune("“„«", r), r == '"' && !open:
			words, open = 1, true
		case strings.ContainsRune("”»", r), r == '"':
			if open && words > maxLabel {
				return true
			}
			open = false
		case open && unicode.IsSpace(r):
			words++
		}
	}
	return open && words > maxLabel
}

// hasWord reports whether a folded line has one of the words.
func hasWord(folded string, words map[string]bool) bool {
	isEnd := func(r rune) bool { return !unicode.IsLetter(r) }
	for word := range strings.FieldsFuncSeq(folded, isEnd) {
		if words[word] {
			return true
		}
	}
	return false
}

// isChoice reports whether the text of a control is to accept or to refuse, or to choose between.
func isChoice(text string) bool {
	if len(text) < 2 || len(text) > maxControl {
		return false
	}
	folded := strings.TrimSpace(prose.Fold(text))
	return folded == "ok" || folded == "okay" || folded == "consent" ||
		folded != "" && strings.Count(folded, " ") < maxChoice && hasPrefix(folded, choices[folded[0]])
}

// maxChoice is the number of words of the longest label of a button.
const maxChoice = 7

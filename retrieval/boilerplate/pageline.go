package boilerplate

import (
	"strings"
	"unicode"

	"quoth/retrieval/prose"
)

// maxPageLine is the length of the longest line of isPageLine, in bytes.
const maxPageLine = 200

// isPageLine reports whether a line is nothing but a mark of its page: an address, a place for an
// advertisement, when the page changed, or the sign of a copyright.
func isPageLine(line string) bool {
	if len(line) > maxPageLine {
		return strings.HasPrefix(line, "©")
	}
	switch first := line[0]; {
	case strings.HasPrefix(line, "©"), strings.HasPrefix(line, "(c) 20"), strings.HasPrefix(line, "(C) 20"):
		return true
	case first == 'h' || first == 'w':
		isAddress := strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://") ||
			strings.HasPrefix(line, "www.")
		return isAddress && !strings.ContainsAny(line, " \t")
	}
	w := prose.NewWords(line)
	if !w.Next() {
		return false
	}
	first := prose.Fold(w.Span().Of(line))
	if stampOpenings[first] && isStamp(line) || endsInStamp(line) {
		return true
	}
	return pageOpenings[first] && isPlaceholder(line)
}

// isPlaceholder reports whether a line stands where the page has an advertisement or a control.
func isPlaceholder(line string) bool {
	s := readSentence(line)
	words := strings.TrimSpace(s.words)
	for _, p := range placeholders {
		if words == p || strings.HasSuffix(p, "*") && strings.HasPrefix(words, p[:len(p)-1]) && s.count <= 9 {
			return true
		}
	}
	return false
}

// A star stands for any words behind.
var placeholders = prose.Phrases(`advertisement/advertisements/advert/adverts/ad/sponsored/promoted/paid post/
	paid content/
	sponsored content/advertisement feature/story continues below*/story continues after*/article continues*/
	this story continues below*/this article continues below*/report continues below*/continues below/
	continue reading below*/scroll to continue*/scroll down*/skip advertisement/skip ad/skip to content/loading/
	share/share this/print/comments/save/close/menu/copy link/advertisement scroll to continue*/
	advertisement skip*/recommended/please wait/video unavailable/play video/this video cannot*/
	your browser does not*/javascript is*/please enable javascript*/listen to this article*/listen to this story*/
	back to top/share article/view comments/leave a comment/post navigation/more from*/minute read/min read`)

var pageOpenings = openingWords(placeholders)

func openingWords(all []string) map[string]bool {
	out := make(map[string]bool)
	for _, p := range all {
		word, _, _ := strings.Cut(strings.TrimSuffix(p, "*"), " ")
		out[word] = true
	}
	return out
}

// endsInStamp reports whether a line that is no sentence ends with the time of publication: "Lock news,
// updated March 3".
func endsInStamp(line string) bool {
	if !hasDigit(line) || prose.EndsSentence(line) {
		return false
	}
	for w := prose.NewWords(line); w.Next(); {
		if s := w.Span(); stampVerbs[prose.Fold(s.Of(line))] && isStamp(line[s.Start:]) {
			return true
		}
	}
	return false
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

var stampVerbs = prose.Set(`updated published posted`)

var stampOpenings = prose.Set(`updated published posted first last originally modified created date update`)

// isStamp reports whether a line gives the time of publication and nothing else: "Posted: Fri 6:45 PM, Feb
// 16, 2018".
func isStamp(line string) bool {
	for w := prose.NewWords(line); w.Next(); {
		word := w.Span().Of(line)
		first := rune(word[0])
		switch {
		case unicode.IsDigit(first), stampWords[prose.Fold(word)]:
		case len(word) <= 4 && strings.ToUpper(word) == word: // a zone: "AEST"
		default:
			return false
		}
	}
	return hasDigit(line)
}

var stampWords = prose.Set(`updated published posted first last originally modified created date update on at
	in the am pm a.m
	p.m a.m. p.m. st nd rd th of and ago min mins minute minutes hour hours hr hrs day days week weeks month
	months time
	local jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
	october november december mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday
	saturday sunday h m d by et bst gmt utc noon midnight yesterday today edition article story page`)

// Package trend counts the names that articles print: which people, places and bodies are in the news. It is
// pure.
//
//	for _, n := range trend.Names(texts, words) {
//		fmt.Println(n.Printed, n.Texts) // Quenby 12
//	}
package trend

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"quoth/retrieval/names"
	"quoth/retrieval/people"
)

// Text is a text of an outlet.
type Text struct{ Words, Outlet string }

// Name is a name with the number of texts and of outlets that print it.
type Name struct {
	Printed        string // as the first of them prints it, but not in capitals if one does not
	Texts, Outlets int
}

// Words knows how words are printed. A nil Words knows nothing, and all words may be names.
type Words interface {
	// Capitals returns the share, from 0 to 1, of the articles with a word that print it with a capital.
	Capitals(word string) float64
}

// Names returns the names in some texts: first those that several outlets print, since a name of one outlet may be
// that of its newsletter, and of these those of the most texts. A surname alone counts for whoever bears it in the
// same text, and is left out if somebody bears it in more texts.
func Names(texts iter.Seq[Text], words Words) []Name {
	counts := make(map[string]*count) // by key
	for text := range texts {
		for key, printed := range namesIn(text.Words) {
			if counts[key] == nil {
				counts[key] = &count{printed: printed, outlets: make(map[string]bool)}
			}
			counts[key].add(printed, text.Outlet)
		}
	}
	dropSurnames(counts)
	var out []Name
	for key, c := range counts {
		if isName(key, c.printed, words) {
			out = append(out, Name{c.printed, c.texts, len(c.outlets)})
		}
	}
	slices.SortFunc(out, func(a, b Name) int {
		return cmp.Or(min(b.Outlets, 2)-min(a.Outlets, 2), b.Texts-a.Texts, strings.Compare(a.Printed, b.Printed))
	})
	return out
}

// longestCapitals is the length of the longest abbreviation; longer words in capitals are of headings.
const longestCapitals = 6

// count counts a name.
type count struct {
	printed string
	texts   int
	outlets map[string]bool
}

func (c *count) add(printed, outlet string) {
	if len(c.printed) > longestCapitals && c.printed == strings.ToUpper(c.printed) {
		c.printed = printed
	}
	c.texts++
	c.outlets[outlet] = true
}

// namesIn returns the names in a text as they are printed, by their keys.
func namesIn(text string) map[string]string {
	out, last := make(map[string]string), make(map[string]bool)
	for run := range runs(text) {
		n := names.Parse(run)
		key := n.Key()
		if key == "" || out[key] != "" || names.Of(n.Words[len(n.Words)-1]).Is(names.Head) {
			continue
		}
		out[key] = shown(n)
		if len(n.Words) > 1 {
			last[n.Words[len(n.Words)-1]] = true
		}
	}
	for surname := range last {
		delete(out, surname)
	}
	return out
}

// shown returns a name as it is shown: "US" for "U.S".
func shown(n names.Name) string {
	if n.Acronym {
		return strings.ReplaceAll(n.Shown, ".", "")
	}
	return n.Shown
}

// dropSurnames deletes the names of one word that are the last word of a name of more texts.
func dropSurnames(counts map[string]*count) {
	for key, n := range counts {
		last := key[strings.LastIndexByte(key, ' ')+1:]
		if bare := counts[last]; last != key && bare != nil && bare.texts <= n.texts {
			delete(counts, last)
		}
	}
}

// nameShare is the share of capitals from which a word alone is a name; topic has the same for a word that was
// typed without one.
const nameShare = 0.6

// isName reports whether a name tells what it stands for.
func isName(key, printed string, words Words) bool {
	if i := strings.LastIndexByte(key, ' '); i > 0 {
		return !people.IsGroup(key[i+1:]) // "North American"
	}
	return len(key) > 1 && !people.NamesNobody(key) && (words == nil || words.Capitals(printed) >= nameShare)
}

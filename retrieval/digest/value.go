package digest

import (
	"math"
	"slices"
	"strings"

	"quoth/retrieval/figures"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// graveWords are about public affairs and harm, the two news values that studies of front pages
// find again and again (Galtung and Ruge, 1965; Harcup and O'Neill, 2017): those in power,
// conflict, crime and justice, disaster.
const graveWords = `president minister government parliament congress senate court judge jury law ban bill
	election vote governor police army military nato union strike sanctions treaty ceasefire
	tax budget inflation protest
	kill dead death die died injured wounded victims attack shooting gunman bomb missile war invasion troops
	earthquake storm flood wildfire crash explosion hostage evacuate rescue toll survivors outbreak emergency crisis
	arrest charged convicted sentenced guilty indicted trial lawsuit investigation fraud
	resigned elected approve reject ruled`

// occasions are words behind which the occasion of an event stands, or those for whom it is held.
var occasions = prose.Phrases(`in memory of/in honour of/in honor of/to honour /to honor /to mark /to remember
	to raise money /tribute to/for victims/for the victims/for survivors/for the survivors/for families/for the families
	for the people/for people/for those/for children/anniversary of`)

const (
	longestOccasion  = 20         // letters of the longest of occasions
	firstOfOccasions = "itfaITFA" // their first letters
	maxToll          = 3          // a hundred dead: greater numbers are mostly of years and not of one event
	graveEnough      = 5          // with so many graveWords a story is as grave as can be
)

// gravity returns how much an article is about public affairs or harm, from 0 to 1: by the graveWords of its headline
// and opening that tell what happens, and by how many came to harm.
func (e *edition) gravity(a *news.Article) float64 { return e.startOf(a).gravity }

func (e *edition) readGravity(a *news.Article, s *start) float64 {
	if e.grave == nil {
		e.grave = e.terms(graveWords)
	}
	grave := make(map[string]bool)
	e.addGrave(grave, a.Title)
	e.addGrave(grave, s.opening)
	return min(1, (float64(len(grave))+toll(a, s.first))/graveEnough)
}

// addGrave adds the terms of the graveWords in a text, without those that only say what the occasion of the event is.
func (e *edition) addGrave(grave map[string]bool, text string) {
	isOccasion, end := false, 0
	for w := prose.NewWords(text); w.Next(); {
		span := w.Span()
		isOccasion = isOccasion && !strings.ContainsAny(text[end:span.Start], ",;:—–.\n")
		if term := e.stemmer.Term(span.Of(text)); e.grave[term] && !isOccasion {
			grave[term] = true
		}
		isOccasion = isOccasion || opensOccasion(text[span.Start:])
		end = span.End
	}
}

// opensOccasion reports whether a text opens with words behind which the occasion of an event stands and not the event:
// "a concert in memory of those killed in the flood".
func opensOccasion(s string) bool {
	if !strings.ContainsRune(firstOfOccasions, rune(s[0])) {
		return false
	}
	lower := prose.Fold(s[:min(len(s), longestOccasion)])
	return slices.ContainsFunc(occasions, func(p string) bool { return strings.HasPrefix(lower, p) })
}

// toll returns what those who came to harm by the first sentence of an article count, in graveWords: the greatest
// number of them counts 1 for one and 2 for ten.
func toll(a *news.Article, first prose.Span) float64 {
	most := 0.0
	if figures.MayHaveHarmed(first.Of(a.Text)) {
		for _, c := range figures.Read(a.Title, a.Text, []prose.Span{first}) {
			most = max(most, c.Harmed())
		}
	}
	if most < 1 {
		return 0
	}
	return min(maxToll, 1+math.Log10(most))
}

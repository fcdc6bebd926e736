package digest

import (
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
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

const (
	graveEnough     = 5 // with so many graveWords a story is as grave as can be
	graveParagraphs = 2 // paragraphs that are read besides the headline: later ones are background
)

// gravity returns how much an article is about public affairs or harm, from 0 to 1.
func (e *edition) gravity(a *news.Article) float64 {
	if e.grave == nil {
		e.grave = e.terms(graveWords)
	}
	n := 0
	for term := range e.terms(a.Title + "\n" + opening(a)) {
		n += int(one(e.grave[term]))
	}
	return min(1, float64(n)/graveEnough)
}

// opening returns the first graveParagraphs of an article.
func opening(a *news.Article) string {
	var whole prose.Span
	n := 0
	for p := range story.Body(a.Text) {
		if n++; n == 1 {
			whole = p
		}
		if whole.End = p.End; n == graveParagraphs {
			break
		}
	}
	return whole.Of(a.Text)
}

package digest

import (
	"strings"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

// graveWords tell of public affairs and of harm, the two news values that studies of
// front pages find again and again (Galtung and Ruge, 1965; Harcup and O'Neill, 2017):
// those in power, conflict, crime and justice, disaster.
const graveWords = `president minister government parliament congress senate court judge jury law ban bill election vote governor
	police army military nato union strike sanctions treaty ceasefire tax budget inflation protest
	kill dead death die died injured wounded victims attack shooting gunman bomb missile war invasion troops
	earthquake storm flood wildfire crash explosion hostage evacuate rescue toll survivors outbreak emergency crisis
	arrest charged convicted sentenced guilty indicted trial lawsuit investigation fraud
	resigned elected approve reject ruled`

// graveEnough is how many of graveWords make a story as grave as can be; gravePlace is the
// paragraphs that are looked at besides the headline: the fifth tells the background.
const (
	graveEnough = 5
	gravePlace  = 2
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

// opening returns the article from its first paragraph to its last of gravePlace.
func opening(a *news.Article) string {
	var whole prose.Span
	n := 0
	for p := range story.Body(a.Text) {
		if n++; n == 1 {
			whole = p
		}
		if whole.End = p.End; n == gravePlace {
			break
		}
	}
	return whole.Of(a.Text)
}

// terms returns the index terms of a text.
func (e *edition) terms(text string) map[string]bool {
	out := make(map[string]bool)
	for w := prose.NewWords(text); w.Next(); {
		if t := e.stemmer.Term(w.Span().Of(text)); t != "" {
			out[t] = true
		}
	}
	return out
}

// How headlines open, and what they hold, when the piece is advice, a list, a portrait, a
// gallery or an opinion and not a report.
var (
	serviceOpenings = phrases(`how /what /why /where /when /who /which /can /should /is /are /does /do /meet /inside /watch/here's /here are
		best /the best /opinion/analysis/perspective/review/recipe/photos/pictures/in pictures/quiz/letters/horoscope/crossword`)
	servicePhrases = phrases(`?/you /your /what to know/how to /everything you`)
)

// phrases cuts s at slashes and line ends.
func phrases(s string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(s, "\t", ""), func(r rune) bool { return r == '/' || r == '\n' })
}

// service returns 1 when the headline promises something else than a report, and 0 when not.
func service(a *news.Article) float64 {
	title := prose.Fold(a.Title)
	for _, p := range serviceOpenings {
		if strings.HasPrefix(title, p) {
			return 1
		}
	}
	for _, p := range servicePhrases {
		if strings.Contains(title, p) {
			return 1
		}
	}
	return 0
}

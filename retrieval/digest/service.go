package digest

import (
	"slices"
	"strings"
	"unicode"

	"quoth/retrieval/digest/form"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// How headlines open, and what they hold, if the piece is advice, a list, a preview, a portrait, a gallery or an
// opinion and not a report. They are forms of headlines and no subjects. The lists are our own.
var (
	serviceOpenings = prose.Phrases(`how /what /why /where /when /who /which /can /should /watch
		is /are /does /do /meet /inside /here's /best /the best /here are
		opinion/analysis/perspective/review/recipe/photos/pictures/in pictures/quiz/letters/horoscope
		crossword/see /read /check /reaction/pros and cons/a guide/guide to/a timeline/timeline/tips
		ranking/ranked/everything`)
	servicePhrases = prose.Phrases(`?/you /your /what to know/how to /everything you
		/ explained/preview/prediction/full list/winners list/live stream/best dressed/ ways to /ticket/odds/gift guide
		/ deals/ takeaways/trending/ through the years`)
	// counted are what a headline counts that reports news: people, time and money.
	counted = prose.Phrases(`dead/killed/injured/people/hurt/arrested/shot/wounded/years/more/new/million/billion
		children/women/men/missing/days/hours/months/weeks/police/soldiers`)
)

// service returns 1 if the headline promises something else than a report, else 0.
func service(a *news.Article) float64 {
	title := prose.Fold(a.Title)
	opens := func(p string) bool { return strings.HasPrefix(title, p) }
	holds := func(p string) bool { return strings.Contains(title, p) }
	return one(slices.ContainsFunc(serviceOpenings, opens) || slices.ContainsFunc(servicePhrases, holds) ||
		isList(title))
}

// noReport returns 1 if an article is no report by its headline or by how it opens, else 0.
func (e *edition) noReport(a *news.Article) float64 { return e.startOf(a).noReport }

func (e *edition) readNoReport(a *news.Article, s *start) float64 {
	return max(service(a), one(e.opensAsFeature(a, s.first.Of(a.Text))))
}

// opensAsFeature reports whether the first sentence of an article tells no news of the day. It sets a scene, asks a
// question, or is about a time long ago, a habit or a coming event.
func (e *edition) opensAsFeature(a *news.Article, first string) bool {
	date := dateOf(a, e.day.Zone)
	return form.AddressesReader(first) || form.IsAnecdote(first) || form.IsTimeless(first) ||
		form.NewBackstory(date).Has(first) || form.IsDiary(first, date)
}

// isList reports whether a folded headline is that of a list: "5 rules for watching", and not "5 killed in storm".
func isList(title string) bool {
	number, rest, ok := strings.Cut(title, " ")
	isDigits := strings.IndexFunc(number, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
	if !ok || !isDigits || len(number) > 2 {
		return false
	}
	return !slices.ContainsFunc(counted, func(w string) bool { return strings.HasPrefix(rest, w) })
}

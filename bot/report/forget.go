package report

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// Forget says which articles were forgotten, or would be.
type Forget struct {
	retrieval.Selected
	Yes, Allow bool // what was asked for; neither: a list of what would be forgotten
	Done       int  // how many articles were forgotten, or are allowed again
}

// shownHeadlines is how many articles a list of articles names.
const shownHeadlines = 20

// List returns a line for each of the first articles that would be forgotten, and says how many more there are.
func (f Forget) List() []string {
	if f.Yes || f.Allow {
		return nil
	}
	return headlines(f.Articles)
}

// headlines returns a line for each of the first articles, and says how many more there are.
func headlines(of []retrieval.Heading) (lines []string) {
	for _, h := range of[:min(shownHeadlines, len(of))] {
		lines = append(lines, headline(h))
	}
	if more := len(of) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", more))
	}
	return lines
}

// headline returns the date, the outlet and the headline of an article.
func headline(h retrieval.Heading) string {
	parts := []string{cmp.Or(h.Title, string(h.Key))}
	if h.Source != "" {
		parts = append([]string{h.Source}, parts...)
	}
	if !h.Date.IsZero() {
		parts = append([]string{h.Date.Format(time.DateOnly)}, parts...)
	}
	if h.IsWithdrawn {
		parts = append(parts, "(withdrawn already, its words are stored)")
	}
	return strings.Join(parts, "  ")
}

// Lines returns what was done, or what to do.
func (f Forget) Lines() []string {
	switch {
	case f.Allow:
		return []string{fmt.Sprintf("%s may be stored again: import what you want back", bot.Count(f.Done, "article"))}
	case f.Yes && f.Done == 0:
		return f.already()
	case f.Yes:
		return append(f.already(), fmt.Sprintf("%s forgotten: no source can bring %s back until quoth forget --allow",
			bot.Count(f.Done, "article"), pronoun(f.Done)),
			"free parts of archive.db still have the words: quoth compact removes them and gives the space back")
	case len(f.Articles) == 0:
		return f.already()
	}
	return append(f.already(), fmt.Sprintf("this would forget %s. Nothing was changed; --yes does it", f.count()))
}

// already reports the names that were forgotten before.
func (f Forget) already() (lines []string) {
	for _, name := range f.Forgotten {
		lines = append(lines, name+" is forgotten already")
	}
	return lines
}

// count returns how many articles there are, and whether they are all.
func (f Forget) count() string {
	n := bot.Count(len(f.Articles), "article")
	switch {
	case !f.IsAll:
		return n
	case len(f.Articles) == 1:
		return "the only article that is stored"
	}
	return "all " + n + " that are stored"
}

func pronoun(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

// forgetRecord is what forget writes with --json.
type forgetRecord struct {
	Command   string            `json:"command"`
	Articles  []forgottenRecord `json:"articles"`
	All       bool              `json:"all"`
	Done      int               `json:"done"` // how many were forgotten or, with --allow, may be stored again
	Forgotten []string          `json:"forgotten,omitempty"`
}

type forgottenRecord struct {
	ID        news.Key  `json:"id"`
	Title     string    `json:"title,omitempty"`
	Source    string    `json:"source,omitempty"`
	URL       string    `json:"url,omitempty"`
	Date      time.Time `json:"date,omitzero"`
	Withdrawn bool      `json:"withdrawn,omitempty"`
}

// Record returns the result as it is written with --json, with all articles.
func (f Forget) Record() any {
	out := forgetRecord{Command: "forget", Articles: []forgottenRecord{}, All: f.IsAll, Done: f.Done,
		Forgotten: f.Forgotten}
	for _, h := range f.Articles {
		out.Articles = append(out.Articles, forgottenRecord{h.Key, h.Title, h.Source, h.URL, h.Date, h.IsWithdrawn})
	}
	return out
}

// ForgetError returns the error of an interrupted work that has forgotten some articles.
func ForgetError(err error, done int) error {
	if errors.Is(err, retrieval.ErrUnerased) {
		return WithHint(fmt.Errorf("forget: the articles answer no more, but their words are still in archive.db (%w)", err),
			"they are erased as soon as the index can be written; run it again to be sure")
	}
	if done > 0 {
		return WithHint(fmt.Errorf("forget: %s forgotten, then: %w", bot.Count(done, "article"), err),
			"run it again for the rest")
	}
	return fmt.Errorf("forget: %w", err)
}

// UnknownArticles returns the error for names that stand for no article.
func UnknownArticles(names []string) error {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = "“" + bot.Short(name) + "”"
	}
	return WithHint(fmt.Errorf("forget: no stored article has the receipt, id or address %s; nothing was changed",
		strings.Join(short[:min(shownHeadlines, len(short))], ", ")),
		"quoth export lists the ids, and every answer shows its receipts")
}

// NothingToForget returns the error for an outlet, or a day, of which no article is stored.
func NothingToForget(source string, before time.Time, known []retrieval.Source) error {
	var names []string
	isKnown := false
	for _, s := range known {
		names = append(names, s.Name)
		isKnown = isKnown || strings.EqualFold(s.Name, source)
	}
	if source == "" || isKnown {
		return fmt.Errorf("forget: no stored article is from before %s", before.Format(time.DateOnly))
	}
	near := slices.DeleteFunc(bot.Nearest(source, names), func(name string) bool { return name == "" })
	hint := "quoth sources lists them"
	if len(near) > 0 {
		hint = "did you mean “" + strings.Join(near[:min(3, len(near))], "”, “") + "”?"
	}
	return WithHint(fmt.Errorf("forget: no outlet is called “%s”", bot.Short(source)), hint)
}

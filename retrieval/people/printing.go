package people

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/names"
)

// printing is a text of forms, such as a role, and where it is printed.
type printing struct {
	text     string
	articles int
	newest   time.Time
}

// compare puts what is printed most first, and then the newest.
func (p printing) compare(q printing) int {
	return cmp.Or(q.articles-p.articles, q.newest.Compare(p.newest), strings.Compare(p.text, q.text))
}

// printings are texts, those that are printed most first.
type printings []printing

// mostPrinted returns the texts that textsOf returns for forms, each once. It leaves out empty ones.
func mostPrinted(forms []parsedForm, textsOf func(parsedForm) []string) printings {
	if len(forms) == 1 {
		return ofOne(forms[0], textsOf(forms[0]))
	}
	at := map[string][]parsedForm{}
	for _, f := range forms {
		for _, text := range textsOf(f) {
			at[text] = append(at[text], f)
		}
	}
	delete(at, "")
	all := make(printings, 0, len(at))
	for text, of := range at {
		all = append(all, printing{text, countArticles(of), newestOf(of)})
	}
	slices.SortFunc(all, printing.compare)
	return all
}

// ofOne returns the texts of a form.
func ofOne(f parsedForm, texts []string) (all printings) {
	slices.Sort(texts)
	for _, text := range slices.Compact(texts) {
		if text != "" {
			all = append(all, printing{text, len(f.Articles), f.Newest})
		}
	}
	return all
}

// newestOf returns the date of the newest article that holds any of forms.
func newestOf(forms []parsedForm) (newest time.Time) {
	for _, f := range forms {
		if f.Newest.After(newest) {
			newest = f.Newest
		}
	}
	return newest
}

func (p printings) texts() []string {
	var out []string
	for _, one := range p {
		out = append(out, one.text)
	}
	return out
}

// foremostRoles is how many roles come first, in the order of time: a "former prime minister" was one before.
const foremostRoles = 3

// rolesOf returns the roles in forms: the three that are printed most, the newest first, and then the others, the
// most printed first. Roles of the same words, such as "US President" and "president of the U.S.", are one, in the
// way that is printed most.
func rolesOf(forms []parsedForm) []string {
	wordsOf := map[string]string{}
	words := func(role string) string {
		if _, ok := wordsOf[role]; !ok {
			wordsOf[role] = strings.Join(roleWords(names.Split(role)), " ")
		}
		return wordsOf[role]
	}
	printed := func(f parsedForm) []string { return []string{f.Role, f.parsed.Role} }
	spelled := map[string]string{}
	for _, p := range mostPrinted(forms, printed) {
		if w := words(p.text); spelled[w] == "" {
			spelled[w] = p.text
		}
	}
	all := mostPrinted(forms, func(f parsedForm) []string {
		return []string{spelled[words(f.Role)], spelled[words(f.parsed.Role)]}
	})
	first := all[:min(foremostRoles, len(all))]
	slices.SortFunc(first, func(p, q printing) int { return cmp.Or(q.newest.Compare(p.newest), p.compare(q)) })
	return all.texts()
}

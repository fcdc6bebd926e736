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
	printed := mostPrinted(forms, func(f parsedForm) []string { return []string{f.Role, f.parsed.Role} })
	if len(printed) == 0 {
		return nil
	}
	first, same := map[string]string{}, map[string]string{"": ""} // by the words; by the role
	for _, p := range printed {
		words := wordsOf(p.text)
		if first[words] == "" {
			first[words] = p.text
		}
		same[p.text] = first[words]
	}
	all := mostPrinted(forms, func(f parsedForm) []string { return []string{same[f.Role], same[f.parsed.Role]} })
	foremost := all[:min(foremostRoles, len(all))]
	slices.SortFunc(foremost, func(p, q printing) int { return cmp.Or(q.newest.Compare(p.newest), p.compare(q)) })
	return all.texts()
}

// wordsOf returns the words of a role that count.
func wordsOf(role string) string { return strings.Join(roleWords(names.Split(role)), " ") }

package people

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/names"
)

// printing is a text that forms have, such as a role, with how often and until when it is printed.
type printing struct {
	text     string
	articles int
	newest   time.Time
}

// compare puts the text that is printed most first and, of texts printed equally often, the newest.
func (p printing) compare(q printing) int {
	return cmp.Or(q.articles-p.articles, q.newest.Compare(p.newest), strings.Compare(p.text, q.text))
}

// printings are texts, the most printed first.
type printings []printing

// mostPrinted returns the texts that textsOf returns for forms, each once, the most printed first. It leaves out empty
// texts.
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

// foremostRoles is how many of the most printed roles are ordered by time, so that "former prime minister" comes
// before "prime minister" once that is printed.
const foremostRoles = 3

// rolesOf returns the roles in forms: first the three that are printed most, in the order of their newest article,
// and then the others, the most printed first. Roles of the same words, such as "US President" and "president of the
// U.S.", are one role, shown as it is printed most.
func rolesOf(forms []parsedForm) []string {
	printed := mostPrinted(forms, func(f parsedForm) []string { return []string{f.Role, f.parsed.Role} })
	if len(printed) == 0 {
		return nil
	}
	first := map[string]string{}      // by the words of a role, how it is printed most
	same := map[string]string{"": ""} // by a printed role, how it is printed most
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

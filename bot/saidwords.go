package bot

import (
	"fmt"
	"slices"
	"strings"

	"quoth/retrieval/quote"
)

// shownRoles and shownForms bound the lists of a speaker's roles and names.
const (
	shownRoles = 4
	shownForms = 4
)

// PrintedRoles are the roles with which the articles print the speaker, in a line; empty when none is.
func (s Speaker) PrintedRoles() string {
	roles := s.Roles[:min(shownRoles, len(s.Roles))]
	out := strings.Join(roles, "; ")
	if more := len(s.Roles) - len(roles); more > 0 {
		out += fmt.Sprintf("; and %d more", more)
	}
	return out
}

// OtherForms are the other names with which the articles print the speaker.
func (s Speaker) OtherForms() []string {
	forms := slices.DeleteFunc(slices.Clone(s.Forms), func(f string) bool { return f == s.Name })
	return forms[:min(shownForms, len(forms))]
}

// Saying is whom the article has for the speaker: the name, or what is printed in the place of one, and the role.
func (q Quotation) Saying() string {
	name := q.Speaker.Name
	if name == "" {
		name = q.Speaker.AsPrinted
	}
	switch {
	case q.How == quote.Unattributed || name == "":
		return "Speaker not named"
	case q.Speaker.Role == "":
		return name
	}
	return name + ", " + q.Speaker.Role
}

// Kind is what sort of speech it is.
func (q Quotation) Kind() string {
	switch q.Type {
	case quote.Direct:
		return "direct quote"
	case quote.Mixed:
		return "partly quoted"
	case "":
		return "the article's own words, nobody's quote"
	}
	return "reported speech, not a quote"
}

// Proof is how the speaker is known.
func (q Quotation) Proof() string {
	printed := q.Speaker.AsPrinted
	if q.Type == "" {
		return q.Kind()
	}
	switch q.How {
	case quote.Named:
		return fmt.Sprintf("%s; speaker named in the sentence (“%s”)", q.Kind(), printed)
	case quote.Carried:
		return fmt.Sprintf("%s; speaker carried from the sentence before (“%s”)", q.Kind(), printed)
	case quote.Pronoun:
		return fmt.Sprintf("%s; speaker by the pronoun “%s”", q.Kind(), printed)
	}
	return q.Kind() + "; unattributed"
}

// Verdict tells whether the words that were asked for are those printed; empty when none were.
func (q Quotation) Verdict() string {
	switch {
	case q.Match == nil:
		return ""
	case !q.Match.Verbatim:
		return "Differs from what is printed"
	case q.Type != "" && !q.Match.Quoted:
		return "Verbatim, in reported speech"
	case q.Match.Part:
		return "Verbatim, a part of a longer quotation"
	}
	return "Verbatim"
}

// offeredNames bounds the names in a sentence that offers them.
const offeredNames = 4

// mayMean offers names for the one that was asked for.
func mayMean(names []string) string {
	shown := names[:min(offeredNames, len(names))]
	words := "May also be meant: " + strings.Join(shown, ", ")
	if more := len(names) - len(shown); more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	return words + "."
}

// Also tells where else the same words are printed; empty when nowhere.
func (q Quotation) Also() string {
	var names []string
	for _, c := range q.Copies {
		name := c.Article.Source
		if name == "" {
			name = c.Article.Title
		}
		if c.Trimmed {
			name += " (shortened)"
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return "same words in " + names[0]
	}
	return fmt.Sprintf("same words in %d others: %s", len(names), strings.Join(names, ", "))
}

// SaidBy tells whose words the answering sentence is, and how that is known; empty when it is
// nobody's.
func (e Excerpt) SaidBy() string {
	if e.Said == nil {
		return ""
	}
	q := Quotation{}
	q.Said = *e.Said
	return "said by " + q.Saying() + "; " + q.Proof()
}

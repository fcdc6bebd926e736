package bot

import (
	"fmt"
	"slices"
	"strings"

	"quoth/retrieval"
	"quoth/retrieval/quote"
)

// Speaker is the person or body that the following blocks quote, up to the next Speaker.
type Speaker struct{ retrieval.Speaker }

// shownRoles and shownForms bound the lists of a speaker's roles and names.
const (
	shownRoles = 3
	shownForms = 4
)

// PrintedRoles returns the roles that the articles give the speaker, in a line. It is empty where
// they give none.
func (s Speaker) PrintedRoles() string {
	roles := s.Roles[:min(shownRoles, len(s.Roles))]
	out := strings.Join(roles, "; ")
	if more := len(s.Roles) - len(roles); more > 0 {
		out += fmt.Sprintf("; and %d more", more)
	}
	return out
}

// OtherForms returns the other names that the articles use for the speaker.
func (s Speaker) OtherForms() []string {
	forms := slices.DeleteFunc(slices.Clone(s.Forms), func(f string) bool { return f == s.Name })
	return forms[:min(shownForms, len(forms))]
}

// Quotation is something that was said, with its speaker, how the speaker is known, and its
// citation.
type Quotation struct {
	retrieval.Quotation
	// Near is set if it only comes near the words that were asked for, or nobody is named as their speaker.
	Near bool
}

// Citation returns the citation of the quotation's excerpt.
func (q Quotation) Citation() Citation { return cite(q.Excerpt) }

// Saying returns the speaker's name, or the words printed in its place, and the role.
func (q Quotation) Saying() string {
	name := q.Speaker.Name
	if name == "" {
		name = q.Speaker.AsPrinted
	}
	switch {
	case q.IsUncertain():
		return "Speaker not certain"
	case !q.IsTold() || name == "":
		return "Speaker not named"
	case q.Speaker.Role == "":
		return name
	}
	return name + ", " + q.Speaker.Role
}

// Kind returns what sort of speech the quotation is, in words.
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

// Proof returns the kind of speech and how the speaker is known, in words.
func (q Quotation) Proof() string {
	printed := q.Speaker.AsPrinted
	switch {
	case q.Type == "":
		return q.Kind()
	case q.IsUncertain() && printed != "":
		return fmt.Sprintf("%s; it is not certain that “%s” is the speaker", q.Kind(), printed)
	}
	switch q.How {
	case quote.Named:
		return fmt.Sprintf("%s; speaker named in the sentence (“%s”)", q.Kind(), printed)
	case quote.Carried:
		return fmt.Sprintf("%s; speaker carried from another sentence (“%s”)", q.Kind(), printed)
	case quote.Pronoun:
		return fmt.Sprintf("%s; speaker by the pronoun “%s”", q.Kind(), printed)
	}
	if q.IsUncertain() {
		return q.Kind() + "; the text leaves open whose words they are"
	}
	return q.Kind() + "; unattributed"
}

// Basis says in a few words how the speaker is known, and whether the words are a quote. It is empty where the
// words are nobody's.
func (q Quotation) Basis() string {
	if q.Type == "" {
		return ""
	}
	how := "the text leaves open who says it"
	switch {
	case q.IsUncertain():
		how = ""
	case q.How == quote.Named:
		how = "named in the sentence"
	case q.How == quote.Carried:
		how = "named in another sentence"
	case q.How == quote.Pronoun:
		how = "named by “" + q.Speaker.AsPrinted + "”"
	}
	switch {
	case q.Type == quote.Indirect && how != "":
		return "reported speech, " + how
	case q.Type == quote.Indirect:
		return "reported speech"
	}
	return how
}

// Verdict says how the words asked for compare with those printed. It is empty where no words were
// asked for.
func (q Quotation) Verdict() string {
	switch {
	case q.Match == nil && q.Near:
		return "Not the same words"
	case q.Match == nil:
		return ""
	case q.Match.Cut:
		return "Cut: an ellipsis leaves out printed words"
	case !q.Match.Verbatim:
		return "Differs from what is printed"
	case q.IsUncertain():
		return "Verbatim, but the speaker is not certain"
	case q.Type == "" || !q.IsTold():
		return "Verbatim, but no speaker is given"
	case !q.Match.Quoted:
		return "Verbatim, in reported speech"
	case q.Match.Part:
		return "Verbatim, a part of a longer quotation"
	}
	return "Verbatim"
}

// Also says in which other outlets the same words are printed. It is empty where there are none.
func (q Quotation) Also() string {
	var names []string
	own := q.Citation().Outlet
	for _, c := range q.Copies {
		name := c.Article.Source
		if name != "" && name == own {
			continue
		}
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

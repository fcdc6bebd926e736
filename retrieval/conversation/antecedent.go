package conversation

import (
	"sync"

	"quoth/retrieval/followup"
	"quoth/retrieval/names"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
)

// antecedent is an earlier question, to which the next one may refer.
type antecedent struct {
	reply    func() Reply             // to the question
	pronouns func() map[string]string // in the articles of the reply; see pronounsIn
	before   *antecedent              // the question before this one; nil: none
}

// newAntecedent returns a question with the one before it. Only these two are kept: nobody refers to
// earlier ones.
func newAntecedent(text string, reply func(string) Reply, before *antecedent) *antecedent {
	if before != nil {
		before.before = nil
	}
	a := &antecedent{before: before, reply: sync.OnceValue(func() Reply { return reply(text) })}
	a.pronouns = sync.OnceValue(func() map[string]string { return pronounsIn(a.reply().Articles) })
	return a
}

// answer returns what the next question can refer to: the names in the reply, then those in the reply
// before it, and the words of the reply.
func (a *antecedent) answer() followup.Answer {
	out := a.reply().answer()
	if a.before != nil {
		out.Names = append(out.Names, a.before.reply().answer().Names...)
	}
	return out
}

// suits reports whether a pronoun may stand for a name. If the articles of the reply print a pronoun for the
// name, that decides.
func (a *antecedent) suits(name, pronoun string) bool {
	switch printed := a.pronouns()[name]; {
	case printed == "":
	case pronoun == "he" || pronoun == "him" || pronoun == "his":
		return printed == "he"
	case pronoun == "she" || pronoun == "her" || pronoun == "hers":
		return printed == "she"
	}
	return names.Suits(name, pronoun)
}

// pronounsIn returns the pronouns that articles print for the people they quote, by name.
func pronounsIn(articles []*news.Article) map[string]string {
	out := make(map[string]string)
	for _, a := range articles {
		for _, q := range quote.Extract(a) {
			if q.How == quote.Pronoun && out[q.Speaker.Name] == "" {
				out[q.Speaker.Name] = prose.Fold(q.Speaker.AsPrinted)
			}
		}
	}
	return out
}

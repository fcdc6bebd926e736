package retrieval

import (
	"context"
	"slices"
	"strings"

	"quoth/retrieval/followup"
	"quoth/retrieval/intent"
	"quoth/retrieval/names"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/quote"
	"quoth/retrieval/speech"
)

// completed is a question that was completed with those asked before it.
type completed struct {
	text  string
	pages int             // how many pages of the same question were asked for already
	story []*news.Article // those that answered the question before, where it is asked about them
}

// complete completes a question that leans on those asked before it. The result is text itself
// when it stands alone.
func (c *call) complete(ctx context.Context, query Query, text string) completed {
	out := completed{text: text}
	if len(query.Before) == 0 {
		return out
	}
	out.text = query.Before[0]
	var before *antecedent
	for i, next := range append(slices.Clone(query.Before[1:]), text) {
		before = c.newAntecedent(ctx, out.text, query, before)
		done := followup.Complete(out.text, next, followup.Context{
			Now: query.Now, Answer: before.forNext, Suits: before.suits,
			Speaks: func(name string) bool { return speech.In(c.view).HasSpeaker(ctx, name) },
		})
		if isLast := i+1 == len(query.Before); !isLast && done.Text == next && isEmpty(next, query) {
			continue
		}
		out = out.with(done, before)
	}
	return out
}

// isEmpty reports whether nothing can lean on a question: small talk, and one for which nothing was found
// to lean on itself.
func isEmpty(text string, query Query) bool {
	return intent.Read(text, question.Known{}).Intent == intent.SmallTalk ||
		!followup.StandsAlone(text, query.Now)
}

func (c completed) with(done followup.Completed, before *antecedent) completed {
	if done.More {
		c.pages++
		return c
	}
	c = completed{text: done.Text}
	if done.Story {
		c.story = before.articles()
	}
	return c
}

// antecedent is a question that was asked before, with its answer, which is found when it is wanted.
type antecedent struct {
	ask    func() (Answer, error)
	asked  bool
	found  Answer
	before *antecedent // the question before that one; nil where there is none

	printed map[string]string // the pronoun that its articles print for somebody; nil until it is wanted
}

func (c *call) newAntecedent(ctx context.Context, text string, query Query, before *antecedent) *antecedent {
	if before != nil {
		before.before = nil // two questions back nobody remembers who was meant
	}
	return &antecedent{before: before, ask: func() (Answer, error) {
		return c.ask(ctx, Query{Text: text, Now: query.Now, Zone: query.Zone, Source: query.Source})
	}}
}

// answer is empty where there is none: the next question is then asked as it stands.
func (e *antecedent) answer() Answer {
	if !e.asked {
		e.asked = true
		if found, err := e.ask(); err == nil {
			e.found = found
		}
	}
	return e.found
}

// articles are those that a reply shows.
func (e *antecedent) articles() (out []*news.Article) {
	a := e.answer()
	for _, r := range a.Results {
		out = append(out, r.Excerpt.Article())
		out = append(out, r.Copies...)
	}
	if a.Quotes != nil {
		for _, q := range a.Quotes.Results {
			out = append(out, q.Excerpt.Article())
		}
	}
	return out
}

// forNext is what the next question can lean on: whom "he" means, and which words "that" is.
func (e *antecedent) forNext() followup.Answer {
	out := e.own()
	if e.before != nil {
		out.Names = append(out.Names, e.before.own().Names...)
	}
	return out
}

func (e *antecedent) own() followup.Answer {
	switch a := e.answer(); {
	case a.Quotes != nil && len(a.Quotes.Results) > 0:
		first := a.Quotes.Results[0]
		text := first.Excerpt.Article().Text
		names := append([]string{first.Speaker.Name}, speakersIn(text)...)
		return followup.Answer{Names: names, Words: first.Words(text)}
	case len(a.Results) > 0:
		return leanedOn(a.Results[0])
	}
	return followup.Answer{}
}

// leanedOn names the speaker of an answer first, then the persons in the sentence that answers, those who
// speak in its article, and what else the sentence names.
func leanedOn(r Result) followup.Answer {
	text := r.Excerpt.Article().Text
	out := followup.Answer{Words: r.Sentence.Of(text)}
	if r.Said != nil {
		out.Words = r.Said.Words(text)
		out.Names = append(out.Names, r.Said.Speaker.Name)
	}
	persons, others := namesIn(text, r.Sentence)
	out.Names = slices.Concat(out.Names, persons, speakersIn(text), others)
	out.Names = slices.DeleteFunc(out.Names, func(name string) bool { return name == "" })
	return out
}

// suits reports whether a pronoun may stand for a name: the articles of the answer may have it.
func (e *antecedent) suits(name, pronoun string) bool {
	if e.printed == nil {
		e.printed = pronounsIn(e.articles())
	}
	switch printed := e.printed[name]; {
	case printed == "":
	case pronoun == "he" || pronoun == "him" || pronoun == "his":
		return printed == "he"
	case pronoun == "she" || pronoun == "her" || pronoun == "hers":
		return printed == "she"
	}
	return names.Suits(name, pronoun)
}

// pronounsIn returns the pronoun that some articles print for those whom they quote, by name.
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

// speakersIn lists who is quoted by name in an article.
func speakersIn(text string) (out []string) {
	for _, q := range quote.ExtractText(text) {
		if name := q.Speaker.Name; strings.Contains(name, " ") && prose.Capitalized(name) &&
			!slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// namesIn lists the names in a sentence, those of persons in full apart from the others: a lone capital
// may only open the sentence. A surname is given as the text has it in full.
func namesIn(text string, sentence prose.Span) (persons, others []string) {
	all := followup.Names(text)
	for _, name := range followup.Names(sentence.Of(text)) {
		full := slices.IndexFunc(all, func(n string) bool {
			return strings.HasSuffix(n, " "+name) && strings.Count(n, " ") <= mostForenames && !names.IsBody(n)
		})
		if full >= 0 {
			name = all[full]
		}
		if strings.Contains(name, " ") && !names.IsBody(name) {
			persons = append(persons, name)
		} else {
			others = append(others, name)
		}
	}
	return persons, others
}

// mostForenames is how many words stand before a surname at the most.
const mostForenames = 3

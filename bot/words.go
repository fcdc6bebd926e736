package bot

import (
	"fmt"
	"slices"
	"strings"

	"quoth/retrieval"
)

// Words says in a sentence why there is no answer.
func (s Silence) Words() string {
	if s.Pending > 0 && slices.Contains(unsure, s.Reason) {
		are := "are"
		if s.Pending == 1 {
			are = "is"
		}
		return fmt.Sprintf("The articles indexed so far do not answer this; %d more %s not indexed yet.", s.Pending, are)
	}
	switch {
	case s.Day != nil && s.Reason != retrieval.NoArticles:
		return s.dayless()
	case s.Reason == retrieval.StopWords && s.About != "":
		return "The topic has no word to look for: name a person, a place or a thing."
	}
	switch s.Reason {
	case retrieval.UnknownSpeaker:
		return s.unknownSpeaker()
	case retrieval.WeakMatch, retrieval.NoMatch:
		if words := s.speechless(); words != "" {
			return words
		}
	}
	switch s.Reason {
	case retrieval.NoMatch:
		return "The articles do not mention this."
	case retrieval.WeakMatch:
		return "The articles have some of these words, but nothing in them answers the question."
	case retrieval.NoArticles:
		return "There are no articles yet: quoth import PATH brings them in."
	case retrieval.UnknownWord:
		return "No article mentions " + quotedList(s.Silence.Words) + "."
	case retrieval.NoAnswer:
		return s.noAnswer()
	case retrieval.OutsideDates:
		return s.outside()
	case retrieval.StopWords:
		return "The question has no word to look for: name a person, a place or a thing."
	}
	return "The articles do not answer this."
}

// unsure are the reasons that an article which is not indexed yet may take away.
var unsure = []retrieval.Reason{retrieval.NoMatch, retrieval.WeakMatch, retrieval.NoAnswer, retrieval.UnknownWord}

// unknownSpeaker says that nobody, or more than one, may be meant.
func (s Silence) unknownSpeaker() string {
	if s.Several {
		return "“" + short(s.Speaker) + "” may be several: name one of them."
	}
	return "Nobody called “" + short(s.Speaker) + "” is quoted in these articles."
}

// speechless says that nothing was said of what was asked for; empty when it was not about speech.
func (s Silence) speechless() string {
	switch {
	case s.Phrase:
		return "Not in these articles: nobody is quoted with these words."
	case s.Speaker != "" && s.About != "":
		return "Nothing said by " + short(s.Speaker) + " about “" + short(s.About) + "” is in these articles."
	case s.Speaker != "":
		return "Nothing said by " + short(s.Speaker) + " is in these articles."
	}
	return ""
}

// Count is a number with its noun, which takes an s.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Citations cite the newest articles that mention what was asked about.
func (s Silence) Citations() []Citation {
	var out []Citation
	for _, a := range s.Newest {
		if e, ok := retrieval.Opening(a); ok {
			out = append(out, cite(e))
		}
	}
	return out
}

// quotedList is “a”, “b” or “c”.
func quotedList(words []string) string {
	var out strings.Builder
	for i, w := range words {
		switch {
		case i > 0 && i == len(words)-1:
			out.WriteString(" or ")
		case i > 0:
			out.WriteString(", ")
		}
		out.WriteString("“" + short(w) + "”")
	}
	return out.String()
}

// noAnswer says that the articles know a name, and not what is asked of it.
func (s Silence) noAnswer() string {
	if s.Articles == 1 {
		return "1 article mentions " + short(s.Silence.About) + "; it does not answer this."
	}
	return fmt.Sprintf("%d articles mention %s; none of them answers this.", s.Articles, short(s.Silence.About))
}

// outside names what was asked for, and only that.
func (s Silence) outside() string {
	if s.Impossible != "" {
		return "There is no such day as “" + short(s.Impossible) + "”. Ask about another day."
	}
	words := "There is no article"
	if s.Articles > 0 {
		words = Count(s.Articles, "article") + " mention " + short(s.Silence.About) + ", but none"
		if s.Articles == 1 {
			words = "1 article mentions " + short(s.Silence.About) + ", but it is not"
		}
	}
	if s.Source != "" {
		words += " from “" + short(s.Source) + "”"
	}
	switch {
	case !s.Since.IsZero() || !s.Until.IsZero():
		words += " " + inDays(s.Since, s.Until)
	case s.Days:
		words += " of those days"
	}
	return words + "."
}

// Outlets says which outlets were searched, the first few by name.
func (s Searched) Outlets() string {
	const most = 4
	var named []string
	for _, name := range s.Sources {
		if name != "" {
			named = append(named, name)
		}
	}
	switch {
	case len(named) == 0:
		return "no named outlet"
	case len(named) > most:
		return fmt.Sprintf("%s and %d more outlets", strings.Join(named[:most], ", "), len(named)-most)
	}
	return strings.Join(named, ", ")
}

// Outlets names the other outlets that printed the same story, each once.
func (e Excerpt) Outlets() []string {
	var out []string
	for _, c := range e.Copies {
		if c.Source != "" && c.Source != e.Excerpt.Article().Source && !slices.Contains(out, c.Source) {
			out = append(out, c.Source)
		}
	}
	return out
}

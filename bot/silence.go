package bot

import (
	"fmt"
	"slices"
	"strings"

	"quoth/retrieval"
	"quoth/retrieval/digest"
)

// Silence says why there is no answer. No Excerpt stands beside it.
type Silence struct {
	retrieval.Silence
	Source string // the outlet asked for; empty: none
	Days   bool   // days were asked for
	// Speaker and About are the speaker and the topic asked for. Phrase means that the question was who said
	// some words, or whether the Speaker did.
	Speaker, About string
	Phrase         bool
	// Printed are the words of a Phrase where they are printed and nobody is named as their speaker.
	Printed *retrieval.Quotation
	// Day is the day of a summary that has nothing to show; About is then its topic.
	Day *NoNews
	// Operators means that the reader is one of the people who run Quoth.
	Operators bool
	// Pending counts the stored articles that are not indexed yet, and could still answer.
	Pending int
}

// NoNews is the day of a summary, or the days, that has nothing to show.
type NoNews struct {
	digest.Header
	Stored int // articles of the days, on whatever topic
}

// Words returns a sentence that says why there is no answer.
func (s Silence) Words() string {
	switch {
	case s.Pending > 0 && slices.Contains(unsure, s.Reason):
		are := "are"
		if s.Pending == 1 {
			are = "is"
		}
		return fmt.Sprintf("The articles indexed so far do not answer this; %d more %s not indexed yet.",
			s.Pending, are)
	case s.Day != nil && s.Reason != retrieval.NoArticles:
		return s.noSummary()
	case s.Reason == retrieval.StopWords && s.About != "":
		return "The topic has no word to look for: name a person, a place or a thing."
	case s.Printed != nil:
		return s.printed()
	case s.Reason == retrieval.WeakMatch, s.Reason == retrieval.NoMatch:
		if words := s.nothingSaid(); words != "" {
			return words
		}
	}
	return s.reason()
}

// unsure are the reasons that an article which is not indexed yet could remove.
var unsure = []retrieval.Reason{retrieval.NoMatch, retrieval.WeakMatch, retrieval.NoAnswer, retrieval.UnknownWord}

// reason returns the sentence for the Reason of a question.
func (s Silence) reason() string {
	switch s.Reason {
	case retrieval.NoMatch:
		return "The articles do not mention this."
	case retrieval.WeakMatch:
		return "The articles have some of these words, but nothing in them answers the question."
	case retrieval.NoArticles:
		return s.noArticles()
	case retrieval.UnknownWord:
		return "No article mentions " + anyOf(s.Silence.Words) + "."
	case retrieval.UnknownSpeaker:
		return s.unknownSpeaker()
	case retrieval.NoAnswer:
		return s.noAnswer()
	case retrieval.OutsideDates:
		return s.outside()
	case retrieval.StopWords:
		return "The question has no word to look for: name a person, a place or a thing."
	case retrieval.Busy:
		return "Quoth is busy. Try again in a minute."
	}
	return "The articles do not answer this."
}

// noArticles says that there are no articles, and what the reader can do about it.
func (s Silence) noArticles() string {
	const none = "There are no articles. "
	if s.Operators {
		return none + "Add some with quoth import PATH, or a feed with the command feeds add."
	}
	return none + "Ask again later: the people who run Quoth add them."
}

// noSummary says why a summary has nothing to show.
func (s Silence) noSummary() string {
	day := Dates(s.Day.First, s.Day.Date) + " (" + ZoneName(s.Day.Header) + ")"
	switch {
	case s.Reason == retrieval.OutsideDates && s.Day.State == digest.Future:
		return day + " has not come yet."
	case s.Reason == retrieval.OutsideDates:
		return "There is no article of " + day + "."
	case s.Reason == retrieval.NoMatch:
		return "None of the " + Count(s.Day.Stored, "article") + " of " + day + " has “" + Short(s.About) + "”."
	}
	return "No story of " + day + " has a sentence that can be read alone."
}

// nothingSaid says that the articles quote nobody with what was asked for. It is empty where the
// question was not about speech.
func (s Silence) nothingSaid() string {
	switch {
	case s.Phrase:
		return notQuoted(s.Speaker)
	case s.Speaker != "" && s.About != "":
		return "Nothing said by " + Short(s.Speaker) + " about “" + Short(s.About) + "” is in these articles."
	case s.Speaker != "":
		return "Nothing said by " + Short(s.Speaker) + " is in these articles."
	}
	return ""
}

// printed says that the words asked for are printed, but not as those of the speaker asked for.
func (s Silence) printed() string {
	words := "Not as words of " + Short(s.Speaker) + ": they are printed, but "
	switch said := s.Printed; {
	case said.IsUncertain():
		return words + "it is not certain who said them."
	case said.Type == "":
		return words + "not as anybody’s words."
	case said.Speaker.AsPrinted != "" && said.IsTold():
		return words + "their speaker is only called “" + Short(said.Speaker.AsPrinted) + "”."
	}
	return words + "no speaker is given."
}

// unknownSpeaker says that the name fits nobody, or several people.
func (s Silence) unknownSpeaker() string {
	if s.Phrase {
		return "Not in these articles: nobody called “" + Short(s.Speaker) + "” is quoted in them."
	}
	if s.Several {
		return "“" + Short(s.Speaker) + "” may be several: name one of them."
	}
	return "Nobody called “" + Short(s.Speaker) + "” is quoted in these articles."
}

// noAnswer says that the articles mention a name, but do not answer what was asked about it.
func (s Silence) noAnswer() string {
	if s.Articles == 1 {
		return "1 article mentions " + Short(s.Silence.About) + "; it does not answer this."
	}
	return fmt.Sprintf("%d articles mention %s; none of them answers this.", s.Articles, Short(s.Silence.About))
}

// outside says that no article is of the outlet or the days asked for.
func (s Silence) outside() string {
	if s.Impossible != "" {
		return "There is no such day as “" + Short(s.Impossible) + "”. Ask about another day."
	}
	words := "There is no article"
	if s.Articles > 0 {
		words = Count(s.Articles, "article") + " mention " + Short(s.Silence.About) + ", but none"
		if s.Articles == 1 {
			words = "1 article mentions " + Short(s.Silence.About) + ", but not"
		}
	}
	if s.Source != "" {
		words += " from “" + Short(s.Source) + "”"
	}
	switch {
	case !s.Since.IsZero() || !s.Until.IsZero():
		words += " " + period(s.Since, s.Until)
	case s.Days:
		words += " of those days"
	}
	return words + "."
}

// Citations returns the citations of the newest articles that mention what was asked about.
func (s Silence) Citations() []Citation {
	var out []Citation
	for _, a := range s.Newest {
		if e, ok := retrieval.Opening(a); ok {
			out = append(out, cite(e))
		}
	}
	return out
}

// Searched says which articles a question was put to.
type Searched struct{ retrieval.Searched }

// Outlets returns which outlets were searched, the first few by name.
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

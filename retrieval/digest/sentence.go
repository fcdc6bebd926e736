package digest

import (
	"cmp"
	"slices"

	"quoth/retrieval/digest/form"
	"quoth/retrieval/news"
	"quoth/retrieval/story"
)

// sentence is a sentence that could be shown for a story.
type sentence struct {
	news.Excerpt
	place    int // in its article, from 0
	key      string
	vector   story.Vector
	named    bool    // it has a term of the topic; the first sentence of a story must
	alone    bool    // it can be read without the sentence before
	likeness float64 // to the story
	score    float64 // as the first sentence of the story
}

// The weights by which a sentence is chosen. It should be like its story, of a central text and near the top.
const (
	placesRead     = 8    // sentences of an article that are looked at: reports print the news first
	topicPlaces    = 30   // the same, for those that name the topic of the summary
	firstBonus     = 0.5  // for the sentence that opens the report, half of it for the next, …
	datedBonus     = 0.1  // for one of the next two that names a weekday: reports say when, standfirsts do not
	standfirstCost = 0.4  // for one above it: standfirsts leave verbs out and tease
	leansCost      = 0.3  // for one that takes something for known: "The ship …"
	serviceCost    = 0.2  // for one of an article that gives advice, a list or a gallery
	citedCost      = 0.15 // for each sentence that the summary has of its outlet already
	sameOutlet     = 0.5  // for one more of an outlet where the story has others
	sameWords      = 0.6  // from here on two sentences say the same
	littleToSay    = 0.12 // a further sentence that is less like the story is not shown
)

// The lead is two sentences, three where outlets differ; an item is one.
const (
	leadSentences     = 3
	loneLeadSentences = 2
	itemSentences     = 1
)

// choose returns up to n sentences for a story, the best first, and marks them as shown.
func (e *edition) choose(r *ranked, n int) []news.Excerpt {
	outlets := len(r.Outlets())
	if n > loneLeadSentences && outlets < 2 {
		n = loneLeadSentences
	}
	all := e.sentences(r)
	var chosen []sentence
	for len(chosen) < n {
		i := e.next(all, chosen, outlets)
		if i < 0 {
			break
		}
		chosen = append(chosen, all[i])
		e.use(all[i].Excerpt)
	}
	return excerpts(chosen)
}

func excerpts(chosen []sentence) []news.Excerpt {
	var out []news.Excerpt
	for _, s := range chosen {
		out = append(out, s.Excerpt)
	}
	return out
}

// How many of a story's texts are read, the most central first, and how many copies of each.
const (
	textsRead  = 12
	copiesRead = 12
)

// sentences returns the sentences that could be shown for a story, in the order of its texts.
func (e *edition) sentences(r *ranked) []sentence {
	var out []sentence
	for _, w := range r.Wordings[:min(textsRead, len(r.Wordings))] {
		for _, a := range w.Articles[:min(copiesRead, len(w.Articles))] {
			out = append(out, e.sentencesOf(a, w.Centrality, r.Vector())...)
		}
	}
	return out
}

// sentencesOf returns the sentences of an article's top that could be shown for its story.
func (e *edition) sentencesOf(a *news.Article, centrality float64, whole story.Vector) []sentence {
	var out []sentence
	centrality -= serviceCost * service(a)
	isUnder := e.isUnder(a)
	places := placesRead
	if len(e.topic) > 0 {
		places = topicPlaces
	}
	for _, span := range e.topOf(a, places) {
		x, err := a.Excerpt(span.Span)
		if err != nil || !form.Fits(x.Text()) {
			continue
		}
		s := sentence{Excerpt: x, place: span.place, key: key(x.Text()), alone: form.StandsAlone(x.Text())}
		if s.named = e.named(x.Text()); !s.named && !isUnder {
			continue
		}
		s.vector = e.corpus.OfText(x.Text())
		s.likeness = s.vector.Dot(whole)
		isDated := 1 <= span.place && span.place <= 2 && form.NamesWeekday(x.Text())
		s.score = s.likeness + centrality + span.bonus + datedBonus*one(isDated)
		isVague := !s.alone || form.IsTrend(x.Text()) || span.bonus < firstBonus && definite(x.Text())
		s.score -= leansCost * one(isVague)
		out = append(out, s)
	}
	return out
}

// definite reports whether a sentence opens with a thing that it takes for known: "The ship".
func definite(s string) bool {
	w := form.OpeningWords(s)
	return len(w) > 1 && w[0] == "the" && len(s) > 4 && 'a' <= s[4] && s[4] <= 'z'
}

// next returns which of all sentences is the best behind those chosen, or -1 for none.
func (e *edition) next(all, chosen []sentence, outlets int) int {
	best, score := -1, 0.0
	for i, s := range all {
		if e.used[s.key] || !s.alone && !follows(s, chosen) || len(chosen) == 0 && !s.named {
			continue
		}
		likest := likest(s, chosen)
		if likest > sameWords || len(chosen) > 0 && s.likeness < littleToSay {
			continue
		}
		now := s.score - likest
		if outlets > 1 {
			now -= citedCost*float64(e.cited[s.Article().Source]) + sameOutlet*one(cites(chosen, s.Article().Source))
		}
		if best < 0 || cmp.Less(score, now) {
			best, score = i, now
		}
	}
	return best
}

// follows reports whether s stands right behind the last sentence chosen, to which it may point back.
func follows(s sentence, chosen []sentence) bool {
	if len(chosen) == 0 {
		return false
	}
	last := chosen[len(chosen)-1]
	return last.Article() == s.Article() && last.place+1 == s.place
}

// likest returns how alike s is to the sentence chosen that is most alike.
func likest(s sentence, chosen []sentence) float64 {
	most := 0.0
	for _, c := range chosen {
		most = max(most, s.vector.Dot(c.vector))
	}
	return most
}

// cites reports whether a sentence chosen is of an outlet.
func cites(chosen []sentence, outlet string) bool {
	return slices.ContainsFunc(chosen, func(s sentence) bool { return s.Article().Source == outlet })
}

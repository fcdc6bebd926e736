package digest

import (
	"cmp"
	"math"
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/story"
)

// What a feature of a story adds to its score. Who prints a story says most of what an editor
// thinks of it; the rest decides between stories that few print. The weights were chosen by reason
// and checked on editors' digests. Two features that seem reasonable gained nothing there: names
// and words that the day's other stories share, and likeness to all of the news. Those days have neither places nor
// hours.
const (
	textsWeight    = 1.0  // for each doubling of the independent texts
	outletsWeight  = 0.5  // for each doubling of the outlets
	gravityWeight  = 1.5  // for a story that is all public affairs and harm
	roomWeight     = 0.75 // for each doubling of the room it got, against its outlet's usual
	placeWeight    = 0.5  // for one that is first in the feeds that editors order
	growthWeight   = 0.2  // for each doubling of the hours in which it grew
	newWeight      = 0.1  // for one that was not in the news on the days before
	followedWeight = 0.1  // for each doubling of its texts on the days before
	serviceWeight  = -0.5 // for advice, lists, previews, galleries and opinion
)

// Of the best stories the lead is one that is grave and, if there is one, a report. A gallery or a ceremony that many
// print is an item.
const (
	leadsTried = 3   // stories that may lead
	leadWeight = 0.5 // for one that is all public affairs and harm
	mostlyNone = 0.5 // the share of its texts that are no reports from which on a story is none
)

// rank returns stories with their scores, the best first; ties go by key.
func (e *edition) rank(stories []story.Story) []ranked {
	usual := usualLength(e.day.Articles)
	near := story.NewNear(e.earlier)
	out := make([]ranked, 0, len(stories))
	for _, s := range stories {
		since, before := e.before(s, near)
		r := ranked{Story: s, since: since}
		r.add("texts", math.Log2(float64(len(s.Wordings))), textsWeight)
		r.add("outlets", math.Log2(float64(max(1, carrying(s)))), outletsWeight)
		r.add("gravity", mean(s, e.gravity), gravityWeight)
		r.add("room", room(s, usual), roomWeight)
		r.add("place", place(s), placeWeight)
		r.add("growth", e.growth(s), growthWeight)
		r.add("new", one(r.since.IsZero()), newWeight)
		r.add("followed", math.Log2(float64(1+before)), followedWeight)
		r.add("service", mean(s, e.noReport), serviceWeight)
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.Key(), b.Key()))
	})
	return e.withLead(out)
}

// carrying returns how many outlets chose to carry a story. Those that print a copy count too, but only as many of
// them as have words of their own: a chain prints one text in all of its papers.
func carrying(s story.Story) int { return min(len(s.Outlets()), 2*s.Voices()) }

// withLead returns ranked stories with the one that is to lead before the others.
func (e *edition) withLead(all []ranked) []ranked {
	best := 0
	for i := range all[:min(leadsTried, len(all))] {
		if e.leadsBefore(all[i], all[best]) {
			best = i
		}
	}
	if best > 0 {
		lead := all[best]
		copy(all[1:], all[:best])
		all[0] = lead
	}
	return all
}

// leadsBefore reports whether a story leads before another one.
func (e *edition) leadsBefore(a, b ranked) bool {
	isNone := func(r ranked) bool { return mean(r.Story, service) >= mostlyNone }
	if isNone(a) != isNone(b) {
		return isNone(b)
	}
	if len(a.Wordings) == 1 && len(b.Wordings) > 1 && mean(b.Story, e.gravity) > 0 {
		return false
	}
	worth := func(r ranked) float64 { return r.score + leadWeight*mean(r.Story, e.gravity) }
	return worth(a) > worth(b)
}

// mean returns the mean of a feature over the independent texts of a story.
func mean(s story.Story, feature func(*news.Article) float64) float64 {
	sum := 0.0
	for _, w := range s.Wordings {
		sum += feature(w.Articles[0])
	}
	return sum / float64(len(s.Wordings))
}

// usualLength returns the median length of each outlet's articles, in bytes.
func usualLength(articles []*news.Article) map[string]int {
	lengths := make(map[string][]int)
	for _, a := range articles {
		lengths[a.Source] = append(lengths[a.Source], len(a.Text))
	}
	out := make(map[string]int)
	for outlet, l := range lengths {
		slices.Sort(l)
		out[outlet] = l[len(l)/2]
	}
	return out
}

// The bounds of room: twice the usual length is a big piece, ten times that is a live page.
const (
	minRoom = -2
	maxRoom = 1
)

// room returns how much more room than usual some outlet gave a story, in doublings.
func room(s story.Story, usual map[string]int) float64 {
	most := 0.0
	for _, w := range s.Wordings {
		a := w.Articles[0]
		most = max(most, float64(1+len(a.Text))/float64(1+usual[a.Source]))
	}
	return min(max(math.Log2(most), minRoom), maxRoom)
}

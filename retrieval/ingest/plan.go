package ingest

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/feed"
	"quoth/retrieval/news"
)

// Action is what is done with an item of a feed, in words for a person.
type Action string

// The actions.
const (
	TakePage Action = "take the full text of its page"
	TakeText Action = "take the feed's text"
	Known    Action = "known already"
	Twin     Action = "the twin of an item above"
	Past     Action = "left out: a first check takes only the newest"
	Later    Action = "left for a later check: the limit is reached"
	Nothing  Action = "left out: it has no link, or no title and no text"
)

// Plan is what is done with an item.
type Plan struct {
	Item   feed.Item
	Key    news.Key // of the article; empty where only its words can give one
	Action Action
	Again  bool // it was taken before, and is other now

	id    uint64
	print uint64
	mark  Mark // what was remembered of it; zero for a new item
}

const (
	// maxItems is how much of a feed is looked at.
	maxItems = 1000
	// wholeWords is the length from which a feed's content is taken for the article
	// without a look at its page.
	wholeWords = 150
)

// plan decides about the items of a feed, in the feed's order. It does nothing itself.
func plan(items []feed.Item, s Source, m Memory, limits Limits, now time.Time) []Plan {
	known, twins := m.byItem(), map[uint64]bool{}
	plans := make([]Plan, 0, min(len(items), maxItems))
	for _, i := range items[:min(len(items), maxItems)] {
		p := Plan{Item: i, Key: keyOf(i, s), print: printOf(i)}
		p.id = hash(string(p.Key))
		if p.Key == "" {
			p.id = hash(i.Title, i.Text)
		}
		p.mark = known[p.id]
		p.Action, p.Again = p.action(twins[p.id])
		twins[p.id] = true
		plans = append(plans, p)
	}
	ration(plans, limits.budget(s, now), s.Fetched.IsZero())
	return plans
}

// action is what to do with the item when there is no limit.
func (p *Plan) action(twin bool) (a Action, again bool) {
	i := p.Item
	again = p.mark.Item != 0
	switch {
	case i.Link == "" && (i.Title == "" || i.Text == ""):
		return Nothing, false
	case twin:
		return Twin, false
	case again && (p.mark.Print == p.print || p.mark.Visits >= maxVisits):
		return Known, false
	case i.Link == "", i.Full && len(strings.Fields(i.Text)) >= wholeWords && i.Title != "":
		return TakeText, again
	}
	return TakePage, again
}

// ration leaves budget to the newest of the items to take. What a first check leaves out
// is past; any other check will come back to it.
func ration(plans []Plan, budget int, first bool) {
	var take []*Plan
	for i := range plans {
		if plans[i].taken() {
			take = append(take, &plans[i])
		}
	}
	slices.SortStableFunc(take, func(x, y *Plan) int { return y.date().Compare(x.date()) })
	for _, p := range take[min(budget, len(take)):] {
		p.Action = Later
		if first {
			p.Action = Past
		}
	}
}

func (p *Plan) taken() bool { return p.Action == TakePage || p.Action == TakeText }

func (p *Plan) date() time.Time {
	if p.Item.Updated.After(p.Item.Published) {
		return p.Item.Updated
	}
	return p.Item.Published
}

// keyOf is the Key of an item's article: its page's address, so that one article in two
// feeds, or twice in one under two ids, is one. An id means something only in its feed.
// What is too long for a Key is none.
func keyOf(i feed.Item, s Source) news.Key {
	if c := news.CanonicalURL(i.Link); c != "" && !isHome(c) && len(c) <= news.MaxKey {
		return news.Key(c)
	}
	if id := s.ID + " " + i.ID; i.ID != "" && len(id) <= news.MaxKey {
		return news.Key(id)
	}
	return ""
}

// isHome reports whether an address is that of a whole site, to which items of some
// feeds all link.
func isHome(address string) bool {
	u, err := url.Parse(address)
	return err != nil || strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

package ingest

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/feed"
	"quoth/retrieval/ingest/book"
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

// Plan is what a check does with an item.
type Plan struct {
	Item   feed.Item
	Key    news.Key // of the article; empty where only its words can give one
	Action Action
	Again  bool // it was fetched before, and has changed
	Place  int  // of the item in its outlet's order, from 1; 0: not known

	id    uint64
	print uint64
	mark  book.Mark // what is remembered of it; zero for a new item
	other bool      // it is a twin in other words
}

const (
	// maxItems is how many items of a feed are looked at.
	maxItems = 1000
	// wholeWords is the length from which a feed's content counts as the article, without a look at
	// its page.
	wholeWords = 150
	// maxVisits is how often an item is fetched whose text changes all the time.
	maxVisits = 20
)

// plan returns what to do with the items of a feed, in the feed's order.
func plan(items []feed.Item, s book.Source, m book.Memory, limits book.Limits, now time.Time) []Plan {
	items = withoutSharedIDs(items[:min(len(items), maxItems)])
	known, first := m.ByItem(), map[uint64]uint64{} // the prints of the first items with an id
	plans := make([]Plan, 0, len(items))
	placeOf := places(items)
	for n, i := range items {
		p := Plan{Item: i, Key: keyOf(i, s), Place: placeOf[n], print: printOf(i)}
		p.id = p.idOf(p.Key)
		if relayed := i.Relay; relayed != "" && known[p.id].Item == 0 {
			i.Link = relayed
			if key := keyOf(i, s); known[p.idOf(key)].Item != 0 { // it was fetched by that address before
				p.Key, p.id = key, p.idOf(key)
			}
		}
		p.mark = known[p.id]
		p.Action, p.Again = p.action(first[p.id] != 0)
		p.other = p.Action == Twin && first[p.id] != p.print
		first[p.id] = cmp.Or(first[p.id], p.print)
		plans = append(plans, p)
	}
	ration(plans, limits.Budget(s, now), s.Fetched.IsZero())
	return plans
}

// idOf returns the id of the item in a book.Memory, if its article has a Key.
func (p *Plan) idOf(k news.Key) uint64 {
	if k == "" {
		return hash(p.Item.Title, p.Item.Text)
	}
	return hash(string(k))
}

// withoutSharedIDs returns items without the ids that several of them have: such an id names none of them. An item
// that comes twice, in the same words, keeps its id.
func withoutSharedIDs(items []feed.Item) []feed.Item {
	words, shared := map[string]uint64{}, map[string]bool{}
	for _, i := range items {
		print := hash(i.Title, i.Text)
		shared[i.ID] = shared[i.ID] || words[i.ID] != 0 && words[i.ID] != print
		words[i.ID] = print
	}
	items = slices.Clone(items)
	for n, i := range items {
		if shared[i.ID] {
			items[n].ID = ""
		}
	}
	return items
}

// action returns what to do with the item where no limit applies.
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

// ration leaves the budget to the newest of the items to fetch. What a first check leaves out is
// past; what any other check leaves out is fetched later.
func ration(plans []Plan, budget int, first bool) {
	var take []*Plan
	for i := range plans {
		if plans[i].isFetched() {
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

// isFetched reports whether the item is to be fetched.
func (p *Plan) isFetched() bool { return p.Action == TakePage || p.Action == TakeText }

// date returns the later of the dates of publication and of change.
func (p *Plan) date() time.Time {
	if p.Item.Updated.After(p.Item.Published) {
		return p.Item.Updated
	}
	return p.Item.Published
}

// keyOf returns the Key of an item's article: the address of its page, so that one article in two
// feeds, or twice in one under two ids, is one. An id means something only in its feed. It returns
// "" where there is neither, or the Key would be too long.
func keyOf(i feed.Item, s book.Source) news.Key {
	if c := news.PageURL(i.Link); c != "" && len(c) <= news.MaxKey {
		return news.Key(c)
	}
	if id := s.ID + " " + i.ID; i.ID != "" && len(id) <= news.MaxKey {
		return news.Key(id)
	}
	return ""
}

// printOf returns the Print of an item's mark.
func printOf(i feed.Item) uint64 {
	updated := ""
	if !i.Updated.IsZero() {
		updated = i.Updated.UTC().Format(time.RFC3339)
	}
	return hash(updated, i.Title, i.Text)
}

// hash returns a hash of some parts, never 0. The length of each part is hashed before it, so that
// no two lists are alike.
func hash(parts ...string) uint64 {
	h := sha256.New()
	for _, p := range parts {
		h.Write(binary.AppendUvarint(nil, uint64(len(p))))
		h.Write([]byte(p))
	}
	return max(1, binary.BigEndian.Uint64(h.Sum(nil)))
}

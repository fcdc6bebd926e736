package store

import (
	"context"
	"slices"
	"sync"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/quote"
	"quoth/retrieval/quote/record"
)

// Quotes returns the quotes of an article. It reads them from the index, or extracts them again if the
// index does not have them.
func (v *View) Quotes(a *CachedArticle) []quote.Quote {
	if q := a.quotes.Load(); q != nil {
		return *q
	}
	packed, err := v.record(a.Serial)
	var quotes []quote.Quote
	if err == nil && packed != nil {
		quotes, err = record.Decode(packed, a.Text)
	}
	if err != nil || packed == nil {
		quotes = quote.ExtractOutside(a.Text, a.Boilerplate())
	}
	a.quotes.Store(&quotes)
	return quotes
}

// record returns what the index has of the quotes of an article.
func (v *View) record(serial news.Serial) ([]byte, error) {
	x, ok := v.index.(clustered)
	if !ok {
		return v.index.Record(serial)
	}
	ctx, stop := v.within(context.Background())
	defer stop()
	return v.records.read(ctx, x, serial)
}

// records are those that a View has read from a cluster. Since each request takes its time there, they are read ahead:
// whoever reads one article of a list will read the next ones.
type records struct {
	mu       sync.Mutex
	expected []news.Serial // the list that is being read
	found    map[news.Serial][]byte
}

// recordsAhead is how many records are read at once. One takes about 1 kB.
const recordsAhead = 64

// expect says which articles are read next.
func (r *records) expect(serials []news.Serial) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.expected = serials
}

// expectHits says that the articles of some hits are read next.
func (r *records) expectHits(hits []index.Hit) {
	serials := make([]news.Serial, len(hits))
	for i, h := range hits {
		serials[i] = h.Serial
	}
	r.expect(serials)
}

func (r *records) read(ctx context.Context, x clustered, serial news.Serial) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if packed, ok := r.found[serial]; ok {
		return packed, nil
	}
	next := []news.Serial{serial}
	if i := slices.Index(r.expected, serial); i >= 0 {
		next = r.expected[i:min(i+recordsAhead, len(r.expected))]
	}
	found, err := x.Records(ctx, next)
	if err != nil {
		return nil, err
	}
	if r.found == nil {
		r.found = make(map[news.Serial][]byte)
	}
	for _, s := range next {
		r.found[s] = found[s] // nil: it has none
	}
	return found[serial], nil
}

package opensearch

import (
	"context"
	"maps"
	"slices"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/cluster"
	"quoth/retrieval/news"
)

// Forms returns every form of every speaker.
func (x *Index) Forms(ctx context.Context) (out []index.PrintedForm, err error) {
	err = x.read(ctx, "list speakers", func(r *reader) error {
		listed := listing(object{"exists": object{"field": fieldForm}})
		listed.DocValues = []string{fieldForm, fieldDay}
		found, err := r.list(listed)
		out = gather(found)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// gather returns the forms of some articles, whose numbers are their places in the list.
func gather(articles []hit) []index.PrintedForm {
	byTerm := make(map[string]*index.PrintedForm)
	for n, a := range articles {
		var day time.Time
		if len(a.Fields.Day) > 0 {
			day = dayOf(a.Fields.Day[0])
		}
		for _, term := range a.Fields.Form {
			p := byTerm[term]
			if p == nil {
				p = &index.PrintedForm{Form: index.ParseForm(term)}
				byTerm[term] = p
			}
			p.Articles = append(p.Articles, int32(n))
			if day.After(p.Newest) {
				p.Newest = day
			}
		}
	}
	out := make([]index.PrintedForm, 0, len(byTerm))
	for _, term := range slices.Sorted(maps.Keys(byTerm)) {
		out = append(out, *byTerm[term])
	}
	return out
}

// Speaking returns the articles in which one of the speakers with the keys speaks, the newest revisions first.
func (x *Index) Speaking(ctx context.Context, keys []string) (out []news.Serial, err error) {
	if len(keys) == 0 {
		return nil, ctx.Err()
	}
	err = x.read(ctx, "find speakers", func(r *reader) error {
		found, err := r.list(listing(filtered(hasAny(fieldSpeaker, keys), has(fieldKind, kindArticle))))
		for _, h := range found {
			serial, _ := h.place()
			out = append(out, serial)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.Reverse(out)
	return out, nil
}

// FindWords returns the n articles in which what is said has most of the pairs, weighed by how rare each pair is;
// best first.
func (x *Index) FindWords(ctx context.Context, pairs []string, f index.Filter, n int) (out []news.Serial, err error) {
	pairs = pairs[:min(len(pairs), index.MaxPairs)]
	if len(pairs) == 0 || n <= 0 {
		return nil, ctx.Err()
	}
	err = x.read(ctx, "find words", func(r *reader) (err error) {
		out, err = r.withPairs(pairs, f, n)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (r *reader) withPairs(pairs []string, f index.Filter, n int) ([]news.Serial, error) {
	if err := r.count(in(pairs, fieldPairs)); err != nil {
		return nil, err
	}
	terms := make([]index.Term, len(pairs))
	for i, p := range pairs {
		terms[i] = index.Term{Text: p, Weight: 1}
	}
	weighed := r.weigh(fieldPairs, terms)
	var should []object
	for _, t := range weighed.terms {
		should = append(should, constant(fieldPairs, t.text, t.value))
	}
	s := listing(ranked(should, allowed(f)))
	s.Sort = append([]object{{"_score": "desc"}}, s.Sort...)
	s.Size = min(n, page)
	found, err := r.searchAll([]search{s})
	if err != nil {
		return nil, err
	}
	var out []news.Serial
	for _, h := range found[0].hits {
		if serial := news.Serial(h.Sort[1]); !slices.Contains(out, serial) {
			out = append(out, serial)
		}
	}
	return out, nil
}

// Record returns what was stored with an article; nil when it is not indexed. Somebody waits for it.
func (x *Index) Record(serial news.Serial) ([]byte, error) {
	ctx, stop := cluster.Waiting(context.Background(), cluster.ReadTime)
	defer stop()
	found, err := x.Records(ctx, []news.Serial{serial})
	return found[serial], err
}

// Records returns what was stored with each of some articles, at most as many as a page has.
func (x *Index) Records(ctx context.Context, serials []news.Serial) (map[news.Serial][]byte, error) {
	out := make(map[news.Serial][]byte, len(serials))
	err := x.read(ctx, "read records", func(r *reader) error {
		articles := filtered(hasAny(fieldSerial, serials), has(fieldKind, kindArticle))
		found, err := r.searchAll([]search{{Query: articles, Size: min(len(serials), page),
			Source: []string{fieldSerial, fieldRecord}}})
		if err != nil {
			return err
		}
		for _, h := range found[0].hits {
			out[h.Source.Serial] = h.Source.Record
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

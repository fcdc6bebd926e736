package opensearch

import (
	"context"
	"maps"
	"slices"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/cluster"
	"quoth/retrieval/index/opensearch/lucene"
	"quoth/retrieval/news"
)

// Forms returns every form of every speaker.
func (x *Index) Forms(ctx context.Context) (out []index.PrintedForm, err error) {
	err = x.read(ctx, "list speakers", func(r *reader) error {
		listed := lucene.Listing(object{"exists": object{"field": lucene.FieldForm}})
		listed.DocValues = []string{lucene.FieldForm, lucene.FieldDay}
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
func gather(articles []lucene.Hit) []index.PrintedForm {
	byTerm := make(map[string]*index.PrintedForm)
	for n, a := range articles {
		var day time.Time
		if len(a.Fields.Day) > 0 {
			day = lucene.DayOf(a.Fields.Day[0])
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
		found, err := r.list(lucene.Listing(lucene.Filtered(lucene.HasAny(lucene.FieldSpeaker, keys), lucene.IsArticle())))
		for _, h := range found {
			serial, _ := h.Place()
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
	if err := r.count(in(pairs, lucene.FieldPairs)); err != nil {
		return nil, err
	}
	terms := make([]index.Term, len(pairs))
	for i, p := range pairs {
		terms[i] = index.Term{Text: p, Weight: 1}
	}
	weighed := r.weigh(lucene.FieldPairs, terms)
	var should []object
	for _, t := range weighed.terms {
		should = append(should, lucene.Constant(lucene.FieldPairs, t.text, t.value))
	}
	s := lucene.Listing(ranked(should, lucene.Allowed(f)))
	s.Sort = append([]object{{"_score": "desc"}}, s.Sort...)
	s.Size = min(n, lucene.Page)
	found, err := r.searchAll([]lucene.Search{s})
	if err != nil {
		return nil, err
	}
	var out []news.Serial
	for _, h := range found[0].Hits {
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
		articles := lucene.Filtered(lucene.HasAny(lucene.FieldSerial, serials), lucene.IsArticle())
		found, err := r.searchAll([]lucene.Search{{Query: articles, Size: min(len(serials), lucene.Page),
			Source: []string{lucene.FieldSerial, lucene.FieldRecord}}})
		if err != nil {
			return err
		}
		for _, h := range found[0].Hits {
			out[h.Source.Serial] = h.Source.Record
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

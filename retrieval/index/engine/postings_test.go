package index

import (
	"context"
	"fmt"
	"testing"

	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/news"
)

// posted is a document as a reader of postings tells it.
type posted struct {
	Number    int
	Frequency uint64
	Norm      float64
}

// Postings are those that bleve's own reader tells: over several segments, with documents
// that went, for terms of one document, of many and of none, one after the other.
func TestPostings(t *testing.T) {
	x := memory(t)
	for i := range 6 {
		var put []Document
		for j := range 5 {
			n := i*5 + j + 1
			put = append(put, doc(n, "Otters", fmt.Sprintf("Otter otter number%d %s", n, []string{"weir", "sluice sluice"}[n%2])))
		}
		update(t, x, Batch{Put: put, Upto: news.Serial(i*5 + 5)})
	}
	update(t, x, Batch{Drop: []news.Serial{2, 17, 30}, Upto: 31})
	for range 2 { // what a look leaves behind does not reach the next one
		for _, c := range []struct{ field, term string }{
			{fieldText, "otter"}, {fieldText, "number7"}, {fieldText, "number17"}, {fieldBody, "sluic"}, {fieldText, "nowhere"},
			{fieldTitle, "otter"}, {fieldID, articleID(9)}, {fieldID, articleID(17)}, {"no field", "otter"}, {fieldText, "weir"},
		} {
			want, wantCount := postedByBleve(t, x, c.field, c.term)
			got, gotCount := postedDirectly(t, x, c.field, c.term)
			diff(t, fmt.Sprintf("%s %q", c.field, c.term), got, want)
			diff(t, fmt.Sprintf("count of %s %q", c.field, c.term), gotCount, wantCount)
		}
	}
	if all, _ := postedByBleve(t, x, fieldText, "otter"); len(all) != 27 {
		t.Errorf("%d passages have a term, want 27: the cases above show little", len(all))
	}
}

func postedByBleve(t *testing.T, x *Index, field, term string) (out []posted, count int) {
	t.Helper()
	err := x.read(func(r bindex.IndexReader) error {
		reader, err := r.TermFieldReader(context.Background(), []byte(term), field, true, true, false)
		if err != nil {
			return err
		}
		defer reader.Close()
		count = int(reader.Count())
		for {
			d, err := reader.Next(nil)
			if err != nil || d == nil {
				return err
			}
			out = append(out, posted{int(d.ID.Value()), d.Freq, d.Norm})
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, count
}

func postedDirectly(t *testing.T, x *Index, field, term string) (out []posted, count int) {
	t.Helper()
	err := x.read(func(r bindex.IndexReader) error {
		s, err := segmentsOf(r)
		if err != nil {
			return err
		}
		if len(s.of) < 2 {
			t.Fatalf("%d segments, want several", len(s.of))
		}
		if _, err := s.find(fieldText, "otter", false); err != nil { // looked up, not read
			return err
		}
		found, err := s.find(field, term, true)
		if err != nil {
			return err
		}
		for count = found.count; ; {
			n, p, err := found.next()
			if err != nil || p == nil {
				return err
			}
			out = append(out, posted{n, p.Frequency(), p.Norm()})
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, count
}

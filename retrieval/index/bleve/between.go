package bleve

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Between returns what is indexed of the revisions after a serial, up to another.
func (x *Index) Between(ctx context.Context, after, upto news.Serial) (out map[news.Serial]*index.Indexed, err error) {
	err = x.search(ctx, "list what is indexed", func(f *finder) (err error) {
		out, err = f.between(after, upto)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (f *finder) between(after, upto news.Serial) (map[news.Serial]*index.Indexed, error) {
	from, to := []byte(articleID(after+1)), []byte(articleID(upto+1))
	if upto+1 == 0 {
		to = nil // to the end
	}
	ids := make(map[string]bool)
	for id, err := range f.Terms(f.ctx, fieldID, from, to) {
		if err != nil {
			return nil, err
		}
		ids[id] = true
	}
	out := make(map[news.Serial]*index.Indexed)
	for id := range ids {
		if err := f.addIndexed(out, id); err != nil {
			return nil, err
		}
	}
	for _, i := range out {
		slices.SortFunc(i.Passages, func(a, b prose.Span) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
	}
	return out, nil
}

// addIndexed adds the document with an id, unless it is deleted.
func (f *finder) addIndexed(to map[news.Serial]*index.Indexed, id string) error {
	found, err := f.Find(fieldID, id)
	if err != nil {
		return err
	}
	if _, ok, err := found.First(f.ctx); err != nil || !ok {
		return err
	}
	place, err := placeOf([]byte(id))
	if err != nil {
		return err
	}
	serial := news.Serial(place.Whole)
	i := to[serial]
	if i == nil {
		i = &index.Indexed{}
		to[serial] = i
	}
	if place.Start != wholeArticle {
		end := binary.BigEndian.Uint32([]byte(id[passageIDLen-4:]))
		i.Passages = append(i.Passages, prose.Span{Start: int(place.Start), End: int(end)})
		return nil
	}
	i.Article = true
	i.Record, err = f.Stored(id, fieldRecord)
	return err
}

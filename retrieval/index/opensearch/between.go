package opensearch

import (
	"context"
	"fmt"
	"math"
	"net/http"

	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/cluster"
	"quoth/retrieval/index/opensearch/lucene"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Between returns what is indexed of the revisions after a serial, up to another.
func (x *Index) Between(ctx context.Context, after, upto news.Serial) (map[news.Serial]*index.Indexed, error) {
	out := make(map[news.Serial]*index.Indexed)
	err := x.read(ctx, "list what is indexed", func(r *reader) error {
		serials := object{"gt": after, "lte": min(upto, math.MaxInt64)}
		listed := identifying(object{"range": object{lucene.FieldSerial: serials}})
		listed.Source = []string{lucene.FieldEnd, lucene.FieldRecord}
		found, err := r.list(listed)
		for _, h := range found {
			addIndexed(out, h)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// addIndexed adds a document, the passages of an article in order of place.
func addIndexed(to map[news.Serial]*index.Indexed, h lucene.Hit) {
	serial, start := h.Place()
	i := to[serial]
	if i == nil {
		i = &index.Indexed{}
		to[serial] = i
	}
	if start == lucene.WholeArticle {
		i.Article, i.Record = true, h.Source.Record
		return
	}
	i.Passages = append(i.Passages, prose.Span{Start: start, End: h.Source.End})
}

// Verify compares the number of documents with that of the state. The cluster compares its files with
// their checksums by itself.
func (x *Index) Verify(ctx context.Context) error {
	return x.read(ctx, "verify index", func(r *reader) error {
		found, err := r.searchAll([]lucene.Search{lucene.Counting(lucene.IsArticle()),
			lucene.Counting(lucene.IsPassage())})
		if err != nil {
			return err
		}
		articles, passages := uint64(found[0].Total), uint64(found[1].Total)
		if articles != r.Articles.Documents || passages != r.Passages.Documents {
			return fmt.Errorf("%w: it holds %d articles and %d passages, not %d and %d", index.ErrStale, articles, passages,
				r.Articles.Documents, r.Passages.Documents)
		}
		return nil
	})
}

// Health returns how the index is: "green", "yellow" while copies of parts of it are missing, "red" while parts of
// it are. It notices if the cluster was restored from a snapshot: then the cursor is an earlier one.
func (x *Index) Health(ctx context.Context) (string, error) {
	ctx, stop := cluster.Waiting(ctx, cluster.ReadTime)
	defer stop()
	if err := x.Ready(ctx); err != nil {
		return "", err
	}
	var answer struct {
		Status string `json:"status"`
	}
	if err := x.client.Ask(ctx, http.MethodGet, "/_cluster/health/"+x.name(), nil, &answer); err != nil {
		return "", x.named(err)
	}
	if err := x.follow(ctx); err != nil {
		return "", x.named(err)
	}
	return answer.Status, nil
}

// follow reads the state again, and goes on from there if it is an earlier one, as after the cluster was restored from
// a snapshot. An update that is under way finds that out itself.
func (x *Index) follow(ctx context.Context) error {
	if !x.updating.TryAcquire(1) {
		return nil
	}
	defer x.updating.Release(1)
	st, _, err := x.readState(ctx, x.name())
	if err == nil && st.Round < x.state().Round {
		err = x.load(ctx, x.name())
	}
	return err
}

package opensearch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/cluster"
	"quoth/retrieval/index/opensearch/lucene"
	"quoth/retrieval/news"
)

// version is what the cluster calls the version of a document. A write that names it fails when the document was
// written since.
type version struct {
	Seq  int64 `json:"_seq_no"`
	Term int64 `json:"_primary_term"`
}

// Update applies a batch, all of it or nothing. It puts the documents in, where no reader sees them, writes the
// state, and deletes what was dropped.
func (x *Index) Update(b index.Batch) error {
	x.lock()
	defer x.updating.Release(1)
	ctx := context.Background()
	err := x.ready(ctx)
	if err == nil {
		err = x.update(ctx, b)
	}
	if err != nil {
		return fmt.Errorf("update index: %w", err)
	}
	return nil
}

func (x *Index) update(ctx context.Context, b index.Batch) error {
	if err := x.resolve(ctx); err != nil {
		return err
	}
	if err := x.tidy(ctx); err != nil {
		return err
	}
	before := x.state()
	next := before.next(b.Upto)
	x.untidy = true
	doomed, err := x.drop(ctx, &next, b.Drop)
	if err != nil {
		return err
	}
	n, err := x.put(ctx, &next, b.Put)
	if err != nil {
		return err
	}
	if n > 0 || len(before.Dropped) > 0 {
		if err := x.refresh(ctx); err != nil {
			return err
		}
	}
	if err := x.checkRound(ctx, next.Round, n); err != nil {
		return err
	}
	if err := x.writeState(ctx, x.name(), next, false); err != nil {
		x.isUnsure = true
		return err
	}
	x.publish(next)
	x.untidy = len(doomed) > 0 && x.delete(ctx, doomed) != nil
	return nil
}

// resolve reads the state again after a write of it that failed, and may have been done all the same.
func (x *Index) resolve(ctx context.Context) error {
	if !x.isUnsure {
		return nil
	}
	if err := x.load(ctx, x.name()); err != nil {
		return err
	}
	x.isUnsure = false
	return nil
}

// drop counts the documents of some revisions no more, and returns their ids.
func (x *Index) drop(ctx context.Context, next *state, drop []news.Serial) ([]string, error) {
	if len(drop) == 0 {
		return nil, nil
	}
	bySerial := make(map[news.Serial][]string)
	var ids []string
	err := x.read(ctx, "find what is dropped", func(r *reader) error {
		found, err := r.list(identifying(lucene.HasAny(lucene.FieldSerial, drop)))
		for _, h := range found {
			serial, start := h.Place()
			kind := lucene.KindPassage
			if start == lucene.WholeArticle {
				kind = lucene.KindArticle
			}
			bySerial[serial] = append(bySerial[serial], kind)
			ids = append(ids, h.ID)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, serial := range drop {
		if kinds := bySerial[serial]; kinds != nil {
			next.drop(kinds)
			next.Dropped = append(next.Dropped, serial)
			delete(bySerial, serial)
		}
	}
	return ids, nil
}

// identifying returns a listing whose hits have ids.
func identifying(query object) lucene.Search {
	s := lucene.Listing(query)
	s.Stored = ""
	return s
}

// bulkBytes is about how much one request sends.
const bulkBytes = 4 << 20

// put puts articles in, and counts them. It returns how many documents they are.
func (x *Index) put(ctx context.Context, next *state, articles []index.Document) (n int, err error) {
	var body []byte
	for _, d := range articles {
		next.put(d)
		for _, one := range lucene.Documents(d, next.Round, &x.stemmer) {
			lines, err := cluster.Encode(object{"index": object{"_id": one.ID()}}, one)
			if err != nil {
				return 0, err
			}
			body = append(body, lines...)
			n++
		}
		if len(body) > bulkBytes {
			if err := x.bulk(ctx, body); err != nil {
				return 0, err
			}
			body = nil
		}
	}
	return n, x.bulk(ctx, body)
}

// delete deletes documents.
func (x *Index) delete(ctx context.Context, ids []string) error {
	for some := range slices.Chunk(ids, lucene.Page) {
		var body []byte
		for _, id := range some {
			line, err := cluster.Encode(object{"delete": object{"_id": id}})
			if err != nil {
				return err
			}
			body = append(body, line...)
		}
		if err := x.bulk(ctx, body); err != nil {
			return err
		}
	}
	return nil
}

// bulkTries is how often a bulk of which the cluster took only a part is sent again.
const bulkTries = 4

// bulk sends operations. Since they name the ids, it can send them again when the cluster took only a part.
func (x *Index) bulk(ctx context.Context, body []byte) (err error) {
	for try := range bulkTries {
		if len(body) == 0 {
			return nil
		}
		if err = x.bulkOnce(ctx, body); !errors.Is(err, index.ErrAway) {
			return err
		}
		select {
		case <-time.After(cluster.Backoff(try)):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return err
}

func (x *Index) bulkOnce(ctx context.Context, body []byte) error {
	var answer struct {
		Errors bool `json:"errors"`
		Items  []map[string]struct {
			Status int              `json:"status"`
			Error  *cluster.Failure `json:"error"`
		} `json:"items"`
	}
	path := "/" + x.name() + "/_bulk?filter_path=errors,items.*.status,items.*.error"
	if err := x.client.Write(ctx, http.MethodPost, path, body, &answer); err != nil || !answer.Errors {
		return err
	}
	for _, item := range answer.Items {
		for _, one := range item {
			if one.Error != nil {
				return cluster.Failed(one.Status, *one.Error)
			}
		}
	}
	return nil
}

// refresh lets searches find what was put in and deleted.
func (x *Index) refresh(ctx context.Context) error {
	var answer struct {
		Shards struct {
			Failed int `json:"failed"`
		} `json:"_shards"`
	}
	if err := x.client.Write(ctx, http.MethodPost, "/"+x.name()+"/_refresh", nil, &answer); err != nil {
		return err
	}
	if answer.Shards.Failed > 0 {
		return fmt.Errorf("%w: a part of it does not answer", index.ErrAway)
	}
	return nil
}

// checkRound reports whether the documents of a round are those that were put in, and no others, which an earlier
// update may have left.
func (x *Index) checkRound(ctx context.Context, round uint64, want int) error {
	if want == 0 {
		return nil
	}
	var answer struct {
		Count  int `json:"count"`
		Shards struct {
			Failed int `json:"failed"`
		} `json:"_shards"`
	}
	body, err := cluster.Encode(object{"query": object{"term": object{lucene.FieldRound: round}}})
	if err != nil {
		return err
	}
	if err := x.client.Write(ctx, http.MethodPost, "/"+x.name()+"/_count", body[:len(body)-1], &answer); err != nil {
		return err
	}
	if answer.Shards.Failed > 0 || answer.Count != want {
		return fmt.Errorf("%w: it has %d documents of an update, not %d", index.ErrAway, answer.Count, want)
	}
	return nil
}

// tidy deletes what readers do not see: the documents of an update that failed, and those that were dropped.
func (x *Index) tidy(ctx context.Context) error {
	if !x.untidy {
		return nil
	}
	if err := x.refresh(ctx); err != nil {
		return err
	}
	var ids []string
	err := x.read(ctx, "find what is left over", func(r *reader) error {
		found, err := r.listHidden()
		for _, h := range found {
			ids = append(ids, h.ID)
		}
		return err
	})
	if err == nil && len(ids) > 0 {
		if err = x.delete(ctx, ids); err == nil {
			err = x.refresh(ctx)
		}
	}
	if err != nil {
		return err
	}
	x.untidy = false
	return nil
}

// listHidden returns the documents that readers do not see.
func (r *reader) listHidden() ([]lucene.Hit, error) {
	all := *r
	all.isRaw = true
	return all.list(identifying(lucene.AnyOf(r.hidden()...)))
}

// load reads the state of an index, which is used from then on. The caller holds x.updating.
func (x *Index) load(ctx context.Context, name string) error {
	st, v, err := x.readState(ctx, name)
	if err != nil {
		return err
	}
	x.version, x.untidy = v, true
	x.mu.Lock()
	x.physical = name
	x.mu.Unlock()
	x.publish(st)
	return nil
}

// readState reads the state of an index.
func (x *Index) readState(ctx context.Context, name string) (state, version, error) {
	var answer struct {
		version
		Found  bool `json:"found"`
		Source struct {
			State state `json:"state"`
		} `json:"_source"`
	}
	err := x.client.Ask(ctx, http.MethodGet, "/"+name+"/_doc/"+stateID, nil, &answer)
	if r, ok := errors.AsType[*cluster.RequestError](err); ok && r.Status == http.StatusNotFound {
		err = fmt.Errorf("%w: its state is missing", index.ErrStale)
	}
	return answer.Source.State, answer.version, err
}

// writeState writes the state of an index, unless somebody else wrote it since it was read.
func (x *Index) writeState(ctx context.Context, name string, st state, isNew bool) error {
	body, err := cluster.Encode(object{lucene.FieldState: st})
	if err != nil {
		return err
	}
	path := fmt.Sprintf("/%s/_doc/%s?if_seq_no=%d&if_primary_term=%d", name, stateID, x.version.Seq, x.version.Term)
	if isNew {
		path = fmt.Sprintf("/%s/_create/%s", name, stateID)
	}
	var v version
	err = x.client.Write(ctx, http.MethodPut, path, body[:len(body)-1], &v)
	if r, ok := errors.AsType[*cluster.RequestError](err); ok && r.Status == http.StatusConflict {
		return x.settle(ctx, name, st)
	}
	if err == nil {
		x.version = v
	}
	return err
}

// settle finds out whether a state that could not be written is there all the same, since its first attempt was
// written and only the answer was lost. If the cluster was restored from a snapshot, the index goes on from there.
func (x *Index) settle(ctx context.Context, name string, want state) error {
	got, v, err := x.readState(ctx, name)
	if err != nil {
		return err
	}
	if got.Round < x.state().Round {
		return cmp.Or(x.load(ctx, name), fmt.Errorf("%w for this update: the cluster was restored from an earlier state",
			index.ErrAway))
	}
	if got.Round != want.Round || got.Cursor != want.Cursor || got.Articles != want.Articles || got.Passages != want.Passages {
		return fmt.Errorf("%w: another process writes to the index %s", index.ErrRejected, x.options.Prefix)
	}
	x.version = v
	return nil
}

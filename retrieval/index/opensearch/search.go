package opensearch

import (
	"net/http"

	"quoth/retrieval/index/opensearch/cluster"
	"quoth/retrieval/index/opensearch/lucene"
)

// object is a JSON object.
type object = lucene.Object

// searchAll sends some searches at once and returns their results, in their order. All of them see the documents
// that the reader sees.
func (r *reader) searchAll(searches []lucene.Search) ([]lucene.Result, error) {
	if len(searches) == 0 {
		return nil, r.ctx.Err()
	}
	lines := make([]any, 0, 2*len(searches))
	for _, s := range searches {
		s.Query = r.visible(s.Query)
		lines = append(lines, object{"allow_partial_search_results": false}, s)
	}
	body, err := cluster.Encode(lines...)
	if err != nil {
		return nil, err
	}
	var found lucene.Results
	path := "/" + r.x.name() + "/_msearch?filter_path=" + lucene.FilterPath
	if err := r.x.client.Ask(r.ctx, http.MethodPost, path, body, &found); err != nil {
		return nil, err
	}
	return found.Check(len(searches))
}

// listAll returns all hits of some listings, which may take several pages.
func (r *reader) listAll(listings []lucene.Search) ([][]lucene.Hit, error) {
	out := make([][]lucene.Hit, len(listings))
	pending := make([]int, len(listings))
	for i := range listings {
		pending[i] = i
	}
	for len(pending) > 0 {
		var searches []lucene.Search
		for _, i := range pending {
			searches = append(searches, listings[i])
		}
		found, err := r.searchAll(searches)
		if err != nil {
			return nil, err
		}
		var more []int
		for k, i := range pending {
			out[i] = append(out[i], found[k].Hits...)
			if n := len(found[k].Hits); n >= listings[i].Size {
				listings[i].After = found[k].Hits[n-1].Sort
				more = append(more, i)
			}
		}
		pending = more
	}
	return out, nil
}

// list returns all hits of a listing.
func (r *reader) list(listing lucene.Search) ([]lucene.Hit, error) {
	all, err := r.listAll([]lucene.Search{listing})
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

package opensearch

import (
	"fmt"
	"net/http"

	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/cluster"
	"quoth/retrieval/news"
)

// page is how many hits one search returns at most.
const page = 10000

// search is one search of a multi-search.
type search struct {
	Query       object    `json:"query"`
	Size        int       `json:"size"`
	Source      any       `json:"_source"` // names of fields, or false
	Stored      string    `json:"stored_fields,omitempty"`
	DocValues   []string  `json:"docvalue_fields,omitempty"`
	Sort        []object  `json:"sort,omitempty"`
	TrackScores bool      `json:"track_scores,omitempty"`
	TrackTotal  bool      `json:"track_total_hits"`
	After       []float64 `json:"search_after,omitempty"`
}

// counting returns a search that counts the documents that fit a query.
func counting(query object) search { return search{Query: query, Source: false, TrackTotal: true} }

// listing returns a search for all documents that fit a query, in the order of their places.
func listing(query object) search {
	return search{Query: query, Size: page, Source: false, Stored: "_none_",
		Sort: []object{{fieldSerial: "asc"}, {fieldStart: "asc"}}}
}

// hit is a document that was found.
type hit struct {
	ID     string    `json:"_id"`
	Score  float64   `json:"_score"`
	Sort   []float64 `json:"sort"` // of a listing: the serial and the start
	Source document  `json:"_source"`
	Fields struct {
		Form []string `json:"form"`
		Day  []int    `json:"day"`
		Kind []string `json:"kind"`
	} `json:"fields"`
}

// place returns the article of a hit of a listing, and where in it the document starts.
func (h hit) place() (news.Serial, int) { return news.Serial(h.Sort[0]), int(h.Sort[1]) }

// result is what a search found.
type result struct {
	total int
	hits  []hit
}

// results are the answers to a multi-search.
type results struct {
	Responses []struct {
		Status  int              `json:"status"`
		Error   *cluster.Failure `json:"error"`
		TimeOut bool             `json:"timed_out"`
		Shards  struct {
			Failed int `json:"failed"`
		} `json:"_shards"`
		Hits struct {
			Total struct {
				Value int `json:"value"`
			} `json:"total"`
			Hits []hit `json:"hits"`
		} `json:"hits"`
	} `json:"responses"`
}

// filterPath leaves out of the answers what nobody reads.
const filterPath = "responses.status,responses.error,responses.timed_out,responses._shards.failed," +
	"responses.hits.total.value,responses.hits.hits._id,responses.hits.hits._score,responses.hits.hits.sort," +
	"responses.hits.hits._source,responses.hits.hits.fields"

// searchAll sends some searches at once and returns their results, in their order. All of them see the documents
// that the reader sees.
func (r *reader) searchAll(searches []search) ([]result, error) {
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
	var found results
	path := "/" + r.x.name() + "/_msearch?filter_path=" + filterPath
	if err := r.x.client.Ask(r.ctx, http.MethodPost, path, body, &found); err != nil {
		return nil, err
	}
	return found.check(len(searches))
}

// check returns the results, or why one is missing.
func (f results) check(n int) ([]result, error) {
	if len(f.Responses) != n {
		return nil, fmt.Errorf("%w: it answered %d of %d searches", index.ErrAway, len(f.Responses), n)
	}
	out := make([]result, n)
	for i, one := range f.Responses {
		switch {
		case one.Error != nil:
			return nil, cluster.Failed(one.Status, *one.Error)
		case one.TimeOut || one.Shards.Failed > 0:
			return nil, fmt.Errorf("%w: a part of it does not answer", index.ErrAway)
		}
		out[i] = result{one.Hits.Total.Value, one.Hits.Hits}
	}
	return out, nil
}

// listAll returns all hits of some listings, which may take several pages.
func (r *reader) listAll(listings []search) ([][]hit, error) {
	out := make([][]hit, len(listings))
	pending := make([]int, len(listings))
	for i := range listings {
		pending[i] = i
	}
	for len(pending) > 0 {
		var searches []search
		for _, i := range pending {
			searches = append(searches, listings[i])
		}
		found, err := r.searchAll(searches)
		if err != nil {
			return nil, err
		}
		var more []int
		for k, i := range pending {
			out[i] = append(out[i], found[k].hits...)
			if n := len(found[k].hits); n >= listings[i].Size {
				listings[i].After = found[k].hits[n-1].Sort
				more = append(more, i)
			}
		}
		pending = more
	}
	return out, nil
}

// list returns all hits of a listing.
func (r *reader) list(listing search) ([]hit, error) {
	all, err := r.listAll([]search{listing})
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

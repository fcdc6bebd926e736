// Package lucene has what the nodes of an OpenSearch cluster read and answer: articles as documents, their fields, and
// the searches in them.
package lucene

import (
	"fmt"

	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/cluster"
	"quoth/retrieval/news"
)

// Page is how many hits one search returns at most.
const Page = 10000

// Search is one search of a multi-search.
type Search struct {
	Query       Object    `json:"query"`
	Size        int       `json:"size"`
	Source      any       `json:"_source"` // names of fields, or false
	Stored      string    `json:"stored_fields,omitempty"`
	DocValues   []string  `json:"docvalue_fields,omitempty"`
	Sort        []Object  `json:"sort,omitempty"`
	TrackScores bool      `json:"track_scores,omitempty"`
	TrackTotal  bool      `json:"track_total_hits"`
	After       []float64 `json:"search_after,omitempty"`
}

// Counting returns a search that counts the documents that fit a query.
func Counting(query Object) Search { return Search{Query: query, Source: false, TrackTotal: true} }

// Listing returns a search for all documents that fit a query, in the order of their places.
func Listing(query Object) Search {
	return Search{Query: query, Size: Page, Source: false, Stored: "_none_",
		Sort: []Object{{FieldSerial: "asc"}, {FieldStart: "asc"}}}
}

// Hit is a document that was found.
type Hit struct {
	ID     string    `json:"_id"`
	Score  float64   `json:"_score"`
	Sort   []float64 `json:"sort"` // of a listing: the serial and the start
	Source Document  `json:"_source"`
	Fields struct {
		Form []string `json:"form"`
		Day  []int    `json:"day"`
		Kind []string `json:"kind"`
	} `json:"fields"`
}

// Place returns the article of a hit of a listing, and where in it the document starts.
func (h Hit) Place() (news.Serial, int) { return news.Serial(h.Sort[0]), int(h.Sort[1]) }

// Result is what a search found.
type Result struct {
	Total int
	Hits  []Hit
}

// Results are the answers to a multi-search.
type Results struct {
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
			Hits []Hit `json:"hits"`
		} `json:"hits"`
	} `json:"responses"`
}

// FilterPath leaves out of the answers what nobody reads.
const FilterPath = "responses.status,responses.error,responses.timed_out,responses._shards.failed," +
	"responses.hits.total.value,responses.hits.hits._id,responses.hits.hits._score,responses.hits.hits.sort," +
	"responses.hits.hits._source,responses.hits.hits.fields"

// Check returns the results, or why one is missing.
func (f Results) Check(n int) ([]Result, error) {
	if len(f.Responses) != n {
		return nil, fmt.Errorf("%w: it answered %d of %d searches", index.ErrAway, len(f.Responses), n)
	}
	out := make([]Result, n)
	for i, one := range f.Responses {
		switch {
		case one.Error != nil:
			return nil, cluster.Failed(one.Status, *one.Error)
		case one.TimeOut || one.Shards.Failed > 0:
			return nil, fmt.Errorf("%w: a part of it does not answer", index.ErrAway)
		}
		out[i] = Result{one.Hits.Total.Value, one.Hits.Hits}
	}
	return out, nil
}

package report

import (
	"fmt"

	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/read"
)

// shownRefusals is how many refusals a report lists, so that its counts stay in view.
const shownRefusals = 20

// Import counts what an import did with the articles that it read. Its JSON is the last record of
// an import with --json. The zero Import has counted nothing.
type Import struct {
	New     int `json:"new"`
	Changed int `json:"changed"`
	Same    int `json:"same"`
	Refused int `json:"refused"`
	// Withdrawn and Expired count those that are not stored; see the outcomes.
	Withdrawn int `json:"withdrawn,omitempty"`
	Expired   int `json:"expired,omitempty"`
	Repaired  int `json:"repaired"` // of the stored ones: their bytes were not UTF-8
	// Cut counts the stored ones without the end of their text. Shortened counts the others with a
	// field or a web page that was too long.
	Cut       int `json:"cut,omitempty"`
	Shortened int `json:"shortened,omitempty"`

	Verbose bool `json:"-"` // list every refusal and every article that was cut
	MaxText int  `json:"-"` // how many bytes of a text are stored; 0: news.DefaultMaxText

	refusals []*read.Refusal // the first of them
	cuts     []string
}

// Refuse counts a refusal.
func (r *Import) Refuse(refusal *read.Refusal) {
	r.Refused++
	if r.Verbose || len(r.refusals) < shownRefusals {
		r.refusals = append(r.refusals, refusal)
	}
}

// Read counts what was repaired in an article, and what is not stored of it.
func (r *Import) Read(item read.Item) {
	if item.Repairs > 0 {
		r.Repaired++
	}
	switch {
	case item.Cut.Text > 0:
		r.Cut++
	case item.Cut.Any():
		r.Shortened++
	default:
		return
	}
	if r.Verbose {
		r.cuts = append(r.cuts, Place(item.File, item.Line)+": "+item.Cut.String())
	}
}

// Store counts articles that are on disk.
func (r *Import) Store(outcomes []retrieval.Outcome) {
	for _, outcome := range outcomes {
		switch outcome {
		case retrieval.New:
			r.New++
		case retrieval.Changed:
			r.Changed++
		case retrieval.Same:
			r.Same++
		case retrieval.Withdrawn:
			r.Withdrawn++
		case retrieval.Expired:
			r.Expired++
		}
	}
}

// Articles returns how many articles were read, stored or not.
func (r *Import) Articles() int {
	return r.New + r.Changed + r.Same + r.Refused + r.Withdrawn + r.Expired
}

// Lines returns the report: the counts, then what was repaired, cut and refused.
func (r *Import) Lines() []string {
	lines := []string{fmt.Sprintf("%d new, %d changed, %d same, %d refused", r.New, r.Changed, r.Same, r.Refused)}
	lines = append(lines, withheldLines(r.Withdrawn, r.Expired)...)
	if r.Repaired > 0 {
		lines = append(lines, fmt.Sprintf("%d with bytes that are not UTF-8, shown as � in their texts", r.Repaired))
	}
	lines = append(lines, r.cuts...)
	lines = append(lines, cutLines(r.Cut, r.MaxText, r.Shortened)...)
	for _, refusal := range r.refusals {
		lines = append(lines, fmt.Sprintf("refused %v", refusal))
	}
	if more := r.Refused - len(r.refusals); more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more refused; --verbose lists them", more))
	}
	return lines
}

// Record returns the last record of an import with --json.
func (r *Import) Record() any { return map[string]*Import{"report": r} }

// StoredRecord returns the record of an article that is on disk.
func StoredRecord(key news.Key, outcome retrieval.Outcome) any {
	return struct {
		ID      news.Key          `json:"id"`
		Outcome retrieval.Outcome `json:"outcome"`
	}{key, outcome}
}

// RefusalRecord returns the record of a refusal.
func RefusalRecord(r *read.Refusal) any {
	type record struct {
		File   string `json:"file"`
		Line   int    `json:"line,omitempty"`
		Reason string `json:"reason"`
	}
	return map[string]record{"refused": {r.File, r.Line, r.Reason}}
}

// CutRecord returns the record of an article that is not stored whole.
func CutRecord(item read.Item) any {
	type record struct {
		File   string   `json:"file"`
		Line   int      `json:"line,omitempty"`
		ID     news.Key `json:"id"`
		Bytes  int      `json:"bytes,omitempty"` // of its text that are not stored
		Reason string   `json:"reason"`
	}
	return map[string]record{
		"cut": {item.File, item.Line, item.Article.Key, item.Cut.Text, item.Cut.String()},
	}
}

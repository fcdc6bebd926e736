package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"quoth/retrieval/prose"
)

// row counts the answers to the claims of a kind.
type row struct {
	kind           kind
	want           verdict
	asked, right   int
	confirmed      int // verdict verbatim, although not printed so
	differing      int // verdict differs, although nothing like it is printed
	found, speaker int // found where the speaker is known, and with that speaker
}

// table is the result of a measurement.
type table []*row

// row returns the row for the kind of a claim, which it adds if there is none.
func (t *table) row(c claim) *row {
	for _, r := range *t {
		if r.kind == c.kind {
			return r
		}
	}
	*t = append(*t, &row{kind: c.kind, want: c.want})
	return (*t)[len(*t)-1]
}

// measure asks about every claim, and prints the failures of the kind show.
func measure(ctx context.Context, claims []claim, ask, question asker, show string) (table, error) {
	var t table
	for _, c := range claims {
		put, text := ask, c.words
		if c.question != "" {
			put, text = question, c.question
		}
		got, err := put(ctx, text)
		if err != nil {
			return nil, fmt.Errorf("ask a claim of kind %q: %w", c.kind, err)
		}
		right := t.row(c).count(c, got)
		if !right && (show == "all" || show == string(c.kind)) {
			fmt.Printf("%s: got %+v, want %s in %s\n  %s\n", c.kind, got, c.want, c.home, text)
		}
	}
	return t, nil
}

// count counts an answer and reports whether it was right.
func (r *row) count(c claim, got answer) bool {
	r.asked++
	right := got.verdict == c.want && (c.want == absent || c.printed[got.article])
	if c.want == otherSpeaker && !sameName(c.quote.SpeakerName, got.speaker) {
		right = false
	}
	if right {
		r.right++
	}
	if got.verdict == verbatim && c.want != verbatim {
		r.confirmed++
	}
	if got.verdict == differs && c.want == absent {
		r.differing++
	}
	if right && got.article == c.home && c.quote.SpeakerName != "" {
		r.found++
		if sameName(c.quote.SpeakerName, got.speaker) {
			r.speaker++
		}
	}
	return right
}

// sameName reports whether two names may be of one person: whether they end with the same word, or
// one contains the other.
func sameName(a, b string) bool {
	x, y := strings.Fields(prose.Fold(a)), strings.Fields(prose.Fold(b))
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	p, q := strings.Join(x, " "), strings.Join(y, " ")
	return x[len(x)-1] == y[len(y)-1] ||
		strings.Contains(" "+p+" ", " "+q+" ") || strings.Contains(" "+q+" ", " "+p+" ")
}

func (t table) print(w io.Writer) {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "kind\twant\tasked\tright\tconfirmed wrongly\tdiffers wrongly\tspeaker right\t")
	for _, r := range t {
		fmt.Fprintf(tw, "%s\t%s\t%d\t%.3f\t%d\t%d\t%.3f\t\n", r.kind, r.want, r.asked,
			ratio(r.right, r.asked), r.confirmed, r.differing, ratio(r.speaker, r.found))
	}
	tw.Flush()
}

// writeJSON writes the least share of right answers that a kind has, and how many claims were wrongly confirmed.
func (t table) writeJSON(w io.Writer) error {
	out := struct {
		Least     float64 `json:"least_right"`
		Confirmed int     `json:"wrongly_confirmed"`
	}{Least: 1}
	for _, r := range t {
		out.Least = min(out.Least, ratio(r.right, r.asked))
		out.Confirmed += r.confirmed
	}
	return json.NewEncoder(w).Encode(out)
}

func ratio(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

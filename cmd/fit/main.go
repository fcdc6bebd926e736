// Fit fits the weights of retrieval/rank to judged questions. It ranks every question of the sets
// once and keeps what was measured: of all passages, of all that could be shown, and of the best
// passages. To score that with other weights it calls the ranker's own functions. Give it
// development sets only.
//
//	go run ./cmd/fit -fit all -cross rtqa,rtqa22 \
//		DIR/rtqa DIR/rtqa22 DIR/mhrag-facts DIR/time retrieval/testdata/golden.jsonl
//
// A set is a folder with articles*.jsonl.gz and queries-dev.jsonl.gz in the format of quoth ask
// --batch, or a file of golden questions about the sample edition. The program prints the scores
// with the weights in the code. With -fit it prints the weights that it found and their scores;
// before that, for each set of -cross, the scores of this set with weights that were fitted on the
// others, and with -ablate the same without each feature in turn. A feature that does not help to
// rank a set which its weight has not seen should go. The ranking rests on what is shown, and the
// confidence on the ranking: after a change put the weights that it prints into retrieval/rank's
// models and run it once more.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"log"
	"strings"
	"time"

	"quoth/retrieval/rank"
)

func main() {
	fit := flag.String("fit", "", "fit the weights: `which` of shown, rank, confidence, or all")
	cross := flag.String("cross", "", "judge each of these `sets`, separated by commas, with "+
		"weights fitted on the others")
	ablate := flag.Bool("ablate", false, "with -cross, judge also without each feature in turn")
	data := flag.String("data", "", "keep the sets' archives in this folder (default: in memory)")
	flag.Parse()
	log.SetFlags(0)
	var sets []*set
	for _, name := range flag.Args() {
		start := time.Now()
		s, err := load(name, *data)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%-12s %d questions, %d passages, %.1f s\n",
			s.name, len(s.questions), s.passages(), time.Since(start).Seconds())
		sets = append(sets, s)
	}
	reportRank(sets, rank.ScoreModel)
	reportShown(sets, rank.ShownModel)
	reportConfidence(sets, rank.ConfidenceModel)
	r := run{sets: sets, cross: strings.FieldsFunc(*cross, func(c rune) bool { return c == ',' }), ablate: *ablate}
	if err := r.fit(*fit); err != nil {
		log.Fatal(err)
	}
}

// run is what to fit on, and what to judge.
type run struct {
	sets   []*set
	cross  []string // names of sets
	ablate bool
}

// fit fits the model of a name.
func (r run) fit(what string) error {
	switch what {
	case "":
	case "shown":
		fitAndReport(r, rank.ShownModel, fitShown, reportShown)
	case "rank":
		fitAndReport(r, factors, fitRank, reportRank)
	case "confidence":
		fitAndReport(r, rank.ConfidenceModel[1:], fitConfidence, reportConfidence)
	case "all":
		return errors.Join(r.fit("shown"), r.fit("rank"), r.fit("confidence"))
	default:
		return fmt.Errorf("-fit %s: want shown, rank, confidence or all", what)
	}
	return nil
}

// fitAndReport fits a model and reports it: for each set of -cross the one that is fitted on the
// other sets, then the one that is fitted on all. Rows are those that -ablate leaves out in turn.
func fitAndReport[M any](r run, rows rank.Model[M], fit func([]*set, string) rank.Model[M],
	report func([]*set, rank.Model[M])) {
	without := []string{""}
	if r.ablate {
		for _, row := range rows {
			without = append(without, row.Name)
		}
	}
	for _, name := range r.cross {
		judged, others := r.split(name)
		for _, left := range without {
			m := fit(others, left)
			fmt.Printf("%s not seen, %s left out: %s\n", name, cmp.Or(left, "nothing"), weights(m))
			report(judged, m)
		}
	}
	m := fit(r.sets, "")
	fmt.Printf("all: %s\n", weights(m))
	report(r.sets, m)
}

// split parts the set of a name from the others.
func (r run) split(name string) (judged, others []*set) {
	for _, s := range r.sets {
		if s.name == name {
			judged = append(judged, s)
		} else {
			others = append(others, s)
		}
	}
	return judged, others
}

// weights returns the weights of a model with their names.
func weights[M any](m rank.Model[M]) string {
	var out []string
	for _, row := range m {
		out = append(out, fmt.Sprintf("%s %.4g", row.Name, row.Weight))
	}
	return strings.Join(out, ", ")
}

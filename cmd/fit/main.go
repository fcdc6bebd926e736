// Fit fits the weights of retrieval/rank to judged questions. It ranks every question
// of the sets once and keeps the features of all passages, of all that could be shown and
// of the best passages. Give it development sets only.
//
//	go run ./cmd/fit -fit all -cross rtqa,rtqa22 \
//		DIR/rtqa DIR/rtqa22 DIR/mhrag-facts DIR/time retrieval/testdata/golden.jsonl
//
// A set is a folder with articles*.jsonl.gz and queries-dev.jsonl.gz in the format of
// quoth ask --batch, or a file of golden questions about the sample edition. The program
// prints the scores with the weights in the code. With -fit it prints the weights that it
// found and their scores; before that, for each set of -cross, the scores of this set with
// weights that were fitted on the others, and with -ablate the same without each weight in
// turn. A feature that does not help to rank a set which its weight has not seen is to go.
// The ranking rests on what is shown, and the doubts on the ranking: after a change put the
// weights that it prints into the code and run it once more.
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
	fit := flag.String("fit", "", "fit the weights: `which` of shown, rank, doubts, or all")
	cross := flag.String("cross", "", "judge each of these `sets`, names apart by commas, with "+
		"weights fitted on the others")
	ablate := flag.Bool("ablate", false, "with -cross, judge also without each weight in turn")
	data := flag.String("data", "", "keep the sets' archives in this folder (default: in memory)")
	flag.Parse()
	log.SetFlags(0)
	var sets []*set
	for _, dir := range flag.Args() {
		start := time.Now()
		s, err := loadAny(dir, *data)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%-12s %d questions, %d passages, %.1f s\n", s.name, len(s.questions), s.passages(), time.Since(start).Seconds())
		sets = append(sets, s)
	}
	report(sets, rank.Fitted)
	reportShown(sets, rank.FittedShown)
	reportDoubts(sets, rank.FittedDoubts)
	r := run{sets: sets, cross: strings.FieldsFunc(*cross, func(c rune) bool { return c == ',' }), ablate: *ablate}
	if err := r.fit(*fit); err != nil {
		log.Fatal(err)
	}
}

// fit fits the weights of a name.
func (r run) fit(what string) error {
	switch what {
	case "":
	case "shown":
		fitted(r, shownNames(), fitShown, reportShown)
	case "rank":
		fitted(r, weightNames(), fitRank, report)
	case "doubts":
		fitted(r, nil, func(sets []*set, _ string) rank.Doubts { return fitDoubts(sets) }, reportDoubts)
	case "all":
		return errors.Join(r.fit("shown"), r.fit("rank"), r.fit("doubts"))
	default:
		return fmt.Errorf("-fit %s: want shown, rank, doubts or all", what)
	}
	return nil
}

// run is what to fit on, and what to judge.
type run struct {
	sets   []*set
	cross  []string
	ablate bool
}

// fitted fits weights and reports them: for each set of -cross those of the other sets, then
// those of all.
func fitted[W any](r run, names []string, fit func(sets []*set, without string) W, report func([]*set, W)) {
	without := []string{""}
	if r.ablate {
		without = append(without, names...)
	}
	for _, name := range r.cross {
		judged, others := r.split(name)
		for _, left := range without {
			w := fit(others, left)
			fmt.Printf("%s not seen, %s left out: %+v\n", name, orNothing(left), w)
			report(judged, w)
		}
	}
	w := fit(r.sets, "")
	fmt.Printf("all: %+v\n", w)
	report(r.sets, w)
}

func orNothing(s string) string { return cmp.Or(s, "nothing") }

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

// loadAny loads a set's folder or, when it is a file, golden questions.
func loadAny(name, data string) (*set, error) {
	if strings.HasSuffix(name, ".jsonl") {
		return loadGolden(name)
	}
	return load(name, data)
}

func report(sets []*set, w rank.Weights) {
	for _, s := range sets {
		fmt.Printf("%-12s %v\n", s.name, s.score(w))
	}
}

// Fit fits the weights of retrieval/rank to judged questions. It ranks every question
// of the sets once and keeps the features of all passages, of all that could be shown and
// of the best passages. Give it development sets only.
//
//	go run ./cmd/fit -fit shown DIR/rtqa DIR/mhrag-facts retrieval/testdata/golden.jsonl
//
// A set is a folder with articles*.jsonl.gz and queries-dev.jsonl.gz in the format of
// quoth ask --batch, or a file of golden questions about the sample edition. The program
// prints the scores with the weights in the code, and with -fit the weights that it found
// and their scores.
package main

import (
	"flag"
	"fmt"
	"log"
	"strings"
	"time"

	"quoth/retrieval/rank"
)

func main() {
	fit := flag.String("fit", "", "fit weights anew: `which` of rank, shown, doubts")
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
	switch *fit {
	case "":
	case "rank":
		w := ascend(sets, rank.Fitted)
		fmt.Printf("%+v\n", w)
		report(sets, w)
	case "shown":
		w := fitShown(sets)
		fmt.Printf("%+v\n", w)
		reportShown(sets, w)
	case "doubts":
		w := fitDoubts(sets)
		fmt.Printf("%+v\n", w)
		reportDoubts(sets, w)
	default:
		log.Fatalf("-fit %s: want rank, shown or doubts", *fit)
	}
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
		fmt.Printf("%-12s %v  goal %.4f\n", s.name, s.score(w), s.score(w).goal())
	}
}

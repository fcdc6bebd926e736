// Fitquotes fits the weights of retrieval/quote/confidence to articles whose quotes people have read. It
// extracts the quotes of each, judges them by the gold, and prints how often a speaker who is shown is right:
// with the weights in the code, and, for articles that the weights have not seen, with weights fitted to the
// others. At the end it prints the weights fitted to all of them.
//
//	go run ./cmd/fitquotes DIR/quotes/dev.jsonl.gz
//
// The file has a line of JSON for each article: id, text, and quotes with start, end (offsets in code points),
// speech, speaker_kind, speaker_name, speaker_text, speaker_start and speaker_end. A pair of quote and speaker
// is right if the words are a quote of the gold and the speaker is its speaker.
package main

import (
	"fmt"
	"log"
	"os"

	"quoth/retrieval/quote/confidence"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: fitquotes FILE")
	}
	all, err := judgeFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	report("words between marks, with a name", all.of(isMarkedAndNamed), confidence.Marked)
	report("words without marks", all.of(isReported), confidence.Reported)
}

// report prints how often speakers are right: with and without a doubt, and by confidence. Then it prints the
// weights.
func report(title string, all judged, m confidence.Model) {
	sure, doubted := all.of(isSure), all.of(isDoubted)
	fmt.Printf("%s: %d, of which %.3f are right\n", title, len(all), all.right())
	fmt.Printf("with a doubt: %d, of which %.3f are right; the code takes %.3f for all of them\n",
		len(doubted), doubted.right(), confidence.Doubtful)
	fmt.Printf("without a doubt: %d, of which %.3f are right\n", len(sure), sure.right())
	printTable("with the weights in the code", sure, len(all), func(j judgement) float64 { return m.Of(j.evidence) })
	unseen := sure.cross(m)
	ofUnseen := func(j judgement) float64 { return unseen[j.id].Of(j.evidence) }
	printTable("fitted to other articles", sure, len(all), ofUnseen)
	fmt.Println("weights fitted to all, each with how many quotes show it and the share of these that is right:")
	printWeights(fit(m, sure), sure)
}

// printTable prints a row for each of several thresholds on the confidence: the share of the quotes above it that
// is right, and what share of all quotes is above it.
func printTable(title string, sure judged, all int, of func(judgement) float64) {
	fmt.Println(title + ":")
	for t := 0.60; t < 0.96; t += 0.02 {
		above := sure.of(func(j judgement) bool { return of(j) >= t })
		fmt.Printf("  >= %.2f  right %.4f  share %.3f\n", t, above.right(), float64(len(above))/float64(max(all, 1)))
	}
}

// printWeights prints the weights of m, and for each how many of all show it and what share of these is right.
func printWeights(m confidence.Model, all judged) {
	fmt.Printf("  %+.2f intercept\n", m.Intercept)
	for _, r := range m.Rows {
		show := all.of(func(j judgement) bool { return j.evidence.Is(r.Evidence) })
		fmt.Printf("  %+.2f %s: %d, %.3f\n", r.Weight, r.Name, len(show), show.right())
	}
}

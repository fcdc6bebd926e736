// Mutate measures how well the library finds what somebody is claimed to have said. From quotes whose
// speakers are known it makes claims of many kinds: as printed, with other marks or case, trimmed, with
// a word changed or dropped, mistyped, or joined across "she said". Other claims are printed nowhere:
// those of articles that are not in the library, and those invented from the same words. It also asks whether
// somebody said some words: who did, somebody else, and somebody unknown. It asks about each claim and prints
// a table: how many got the right article and verdict, how many were wrongly
// confirmed, and how many of those found have the right speaker.
//
//	go run ./cmd/mutate dev.jsonl.gz
//
// A line of the input is {id, source, date, title, text, quotes: [{text, type, group,
// speaker_name, speaker_kind, in_title}]}. The same seed gives the same claims.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"time"
)

// options are the flags.
type options struct {
	seed        uint64
	most        int
	direct      bool
	json        bool
	show, kinds string
}

func main() {
	var o options
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the random choices")
	flag.IntVar(&o.most, "most", 0, "ask at most this many claims of each kind (0: all)")
	flag.BoolVar(&o.direct, "direct", false, "search the texts without a library")
	flag.StringVar(&o.show, "show", "", "print the failures of this kind, or of \"all\" kinds")
	flag.StringVar(&o.kinds, "kinds", "", "ask only the kinds whose names contain this")
	flag.BoolVar(&o.json, "json", false, "print the least share of right answers and the wrongly confirmed, as JSON")
	flag.Parse()
	log.SetFlags(0)
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), o); err != nil {
		log.Fatal(err)
	}
}

func run(name string, o options) error {
	all, err := load(name)
	if err != nil {
		return err
	}
	kept, held := split(all)
	ctx, ask, question := context.Background(), newCorpus(kept).ask, asker(nil)
	m := &mutator{rng: rand.New(rand.NewPCG(o.seed, o.seed)), kept: newPrinted(kept)}
	claims := m.claims(kept, held)
	if !o.direct {
		lib, err := newLibrary(kept)
		if err != nil {
			return err
		}
		defer lib.Close()
		ask, question = askLibrary(lib), askQuestion(lib)
		questions, err := m.questions(ctx, kept, held, ask)
		if err != nil {
			return err
		}
		claims = append(claims, questions...)
	}
	claims = limit(only(claims, o.kinds), o.most)
	start := time.Now()
	t, err := measure(ctx, claims, ask, question, o.show)
	switch {
	case err != nil:
		return err
	case o.json:
		return t.writeJSON(os.Stdout)
	}
	fmt.Printf("%d articles, %d held out, %d claims, %.2f ms each\n", len(kept), len(held), len(claims),
		float64(time.Since(start).Milliseconds())/float64(max(len(claims), 1)))
	t.print(os.Stdout)
	return nil
}

// only returns the claims of the kinds whose names contain a text.
func only(claims []claim, text string) []claim {
	return slices.DeleteFunc(claims, func(c claim) bool { return !strings.Contains(string(c.kind), text) })
}

// limit returns at most the given number of claims of each kind, evenly chosen; 0 means all.
func limit(claims []claim, most int) []claim {
	if most == 0 {
		return claims
	}
	var order []kind
	byKind := make(map[kind][]claim)
	for _, c := range claims {
		if len(byKind[c.kind]) == 0 {
			order = append(order, c.kind)
		}
		byKind[c.kind] = append(byKind[c.kind], c)
	}
	var out []claim
	for _, k := range order {
		all := byKind[k]
		n := min(most, len(all))
		for i := range n {
			out = append(out, all[i*len(all)/n])
		}
	}
	return out
}

//go:build linux

// Bench measures quoth on archives of invented articles, side by side with SQLite's FTS5 and, if a commit
// is given, with the quoth of that commit. All sides answer the same questions in turn, in one run.
//
//	go run ./cmd/bench                                  # 10,000 passages
//	go run ./cmd/bench -articles 2000,20000,200000      # 10,000, 100,000 and 1,000,000 passages
//	go run ./cmd/bench -against main~20 -dir /tmp/bench # two versions; the folder keeps the archives
//	go run ./cmd/bench -against main~20 -equal SET      # do both answer a set of questions alike?
//	go run ./cmd/bench -cluster http://node1:9200/bench # and with the index in an OpenSearch cluster
//
// The articles are the same at every run: five passages of about sixty words, which are as common as
// words of a language are, with names, spoken words, days and outlets. No publisher's text is in them.
//
// A figure of one run moves by up to 30 % on a busy machine. What compares two versions is the median
// of the ratios of pairs, which the last column has.
//
// SQLite is the program sqlite3, which must be installed, and not a library: so the module needs no C
// compiler and no further dependency, and what is measured is SQLite as it is, not a translation of it.
// Without the program its columns are left out. Memory and CPU time are read from /proc.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
)

// options are the flags.
type options struct {
	articles  []int
	questions int      // of each kind
	only      []string // kinds; none: all
	dir       string
	against   string // a commit
	equal     string // a folder
	noSQLite  bool
	profile   string // a folder
	cluster   string // an address
}

func main() {
	log.SetFlags(0)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(os.Args) > 1 && os.Args[1] == serveVerb {
		if err := serve(ctx, os.Args[2:]); err != nil {
			log.Fatal(err)
		}
		return
	}
	o, err := readOptions()
	if err == nil {
		err = run(ctx, o)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func readOptions() (o options, err error) {
	sizes := flag.String("articles", "2000", "how many articles, of five passages each; several sizes with commas")
	only := flag.String("only", "", "only these kinds of questions, with commas; - is none")
	flag.IntVar(&o.questions, "questions", 200, "how many questions of each kind")
	flag.StringVar(&o.dir, "dir", "", "a folder that keeps the archives for the next run; none: they are deleted")
	flag.StringVar(&o.against, "against", "", "a commit, whose quoth is measured too")
	flag.StringVar(&o.equal, "equal", "", "a folder with articles*.jsonl.gz and queries-dev.jsonl.gz: compare the "+
		"answers of the two versions and measure nothing")
	flag.BoolVar(&o.noSQLite, "nosqlite", false, "leave SQLite out")
	flag.StringVar(&o.profile, "profile", "", "a folder for a profile of the CPU time of each kind of question")
	flag.StringVar(&o.cluster, "cluster", "", "the address of an OpenSearch cluster, as in QUOTH_INDEX: quoth with its "+
		"index there is measured too; clear the cluster when you clear -dir")
	flag.Parse()
	for _, s := range strings.Split(*sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			return o, fmt.Errorf("-articles %s: %q is not a number of articles", *sizes, s)
		}
		o.articles = append(o.articles, n)
	}
	if *only != "" {
		o.only = strings.Split(*only, ",")
	}
	if o.equal != "" && o.against == "" {
		return o, fmt.Errorf("-equal compares two versions: give the other one with -against")
	}
	return o, nil
}

func (o options) wants(kind string) bool { return len(o.only) == 0 || slices.Contains(o.only, kind) }

func run(ctx context.Context, o options) error {
	dir := o.dir
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "quoth-bench-*"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	versions, err := build(ctx, dir, o.against)
	if err != nil {
		return err
	}
	if o.equal != "" {
		return compareAnswers(ctx, dir, o.equal, versions)
	}
	for _, n := range o.articles {
		if err := measure(ctx, o, dir, versions, n); err != nil {
			return err
		}
	}
	return nil
}

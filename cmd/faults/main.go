//go:build linux

// Faults tests how a quoth binary handles faults of a machine, and prints a table of the faults and
// their outcomes. It invents the articles that it needs.
//
//	go run ./cmd/faults                          # all of it, about ten minutes
//	go run ./cmd/faults -short                   # a few of each kind, under two minutes
//	go run ./cmd/faults -quoth ./quoth damage    # one kind: damage, hostile, stop or disk
//
// Its status is 1 if after a fault a process crashes, hangs or says something untrue, or if the advice
// in its message does not help. Full disks are tested with a tmpfs, which needs root or unshare -rm;
// otherwise they are skipped, which a line of the output reports.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"slices"
)

// kinds are the kinds of faults, in the order in which they run.
var kinds = []struct {
	name string
	run  func(context.Context, *bench) error
}{
	{"damage", damages},
	{"hostile", hostile},
	{"stop", stops},
	{"disk", disks},
}

func main() {
	quoth := flag.String("quoth", "", "the binary to test; it is built if none is given")
	short := flag.Bool("short", false, "only a few faults of each kind")
	flag.Parse()
	log.SetFlags(0)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	failed, err := run(ctx, *quoth, *short, flag.Args())
	if err != nil {
		log.Fatal(err)
	}
	if failed > 0 {
		os.Exit(1)
	}
}

// run returns the number of faults that failed.
func run(ctx context.Context, quoth string, short bool, names []string) (failed int, err error) {
	b, err := newBench(ctx, quoth, short)
	if err != nil {
		return 0, err
	}
	defer b.close()
	for _, k := range kinds {
		if len(names) > 0 && !slices.Contains(names, k.name) {
			continue
		}
		b.kind = k.name
		if err := k.run(ctx, b); err != nil {
			return b.failed, fmt.Errorf("%s: %w", k.name, err)
		}
	}
	fmt.Printf("%d faults, %d failed, %d skipped\n", b.tried, b.failed, b.skipped)
	return b.failed, ctx.Err()
}

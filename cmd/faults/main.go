// Faults puts a quoth binary through what can go wrong on a machine, and prints a table of the
// faults with what came of each. It needs no articles of its own: it invents them.
//
//	go run ./cmd/faults                          # all of it, about ten minutes
//	go run ./cmd/faults -short                   # a few of each kind, under two minutes
//	go run ./cmd/faults -quoth ./quoth damage    # one kind: damage, hostile, stop or disk
//
// It exits with 1 when after a fault a process crashes, hangs or says something untrue, or when
// what its message advises does not help. Full disks are tried on a tmpfs, which takes root or
// unshare -rm; without these they are skipped, and a line says so.
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
	quoth := flag.String("quoth", "", "the binary to try; none: it is built")
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

// run returns how many faults failed.
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

// Command quoth answers questions about the news in the words that were printed.
//
//	quoth ask "Who said the hardest yards are still ahead?"
//	quoth import articles/
//	quoth console
//
// This package is the wiring: settings, the verbs of the person who runs Quoth, and
// the commands of package bot, mounted as they stand in its table.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // zones work on machines that have no list of them
)

func main() { os.Exit(program()) }

func program() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // so that a second Ctrl-C ends what the first cannot
	return run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
}

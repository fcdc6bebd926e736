// Command quoth answers questions about the news in the words that were printed.
//
//	quoth ask "Who said the hardest yards are still ahead?"
//	quoth import articles/
//	quoth console
//
// This package is the wiring: settings, the commands of package bot, and the verbs of the person who
// runs Quoth.
package main

import (
	"context"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // zones work on machines that have no list of them

	"quoth/bot/socket"
)

func main() { os.Exit(program()) }

func program() int {
	log.SetOutput(io.Discard) // bleve prints there what its errors say as well
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // so that a second Ctrl-C ends what the first does not
	context.AfterFunc(ctx, endAnyway)
	return run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
}

// endWithin is how long work may take to end after a signal.
const endWithin = 8 * time.Second

// endAnyway ends the process when its work does not end in time. What was acknowledged is not lost, as after kill -9.
func endAnyway() {
	time.Sleep(endWithin)
	streams{err: os.Stderr}.tell("stopped before the work was done; what was reported as stored is stored")
	os.Exit(socket.StatusError)
}

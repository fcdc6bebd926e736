// Package socket is the door for the other processes of a machine. The process that
// holds a data folder starts a Server on a Unix socket in it; the others Dial, and
// find the same Service there as if they had opened the folder themselves.
//
//	server, err := socket.Start("data", service, log) // who holds the folder
//
//	door, err := socket.Dial(ctx, "data") // everybody else
//	status, err := door.Write(ctx, socket.Request{Export: &socket.Export{}}, os.Stdout, os.Stderr)
//
// Excerpts are never read back from a wire, so that nothing can be slipped into one:
// the server draws, and what travels is the text as it is shown.
package socket

import (
	"context"
	"io"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// Service is what can be asked of the process that holds a data folder.
type Service interface {
	// Write writes what r asks for: data to stdout, messages to stderr. The status is
	// the exit status of the command that asked.
	Write(ctx context.Context, r Request, stdout, stderr io.Writer) (status int, err error)
	// Add stores articles; those it returns outcomes for are on disk. With an error these can
	// be the first of them.
	Add(ctx context.Context, articles []*news.Article) ([]retrieval.Outcome, error)
	// Refresh asks the feeds, and writes what that brought.
	Refresh(ctx context.Context, r Refresh, progress retrieval.Progress, stdout, stderr io.Writer) (status int, err error)
	// Reindex makes the index anew, and says what is in it then.
	Reindex(ctx context.Context, progress retrieval.Progress) (retrieval.Stats, error)
}

// Request asks for something that is written. Exactly one field is set.
type Request struct {
	Reply    *Reply    `json:"reply,omitempty"`
	Complete *Complete `json:"complete,omitempty"`
	Rank     *Rank     `json:"rank,omitempty"`
	Pool     *Pool     `json:"pool,omitempty"`
	Export   *Export   `json:"export,omitempty"`
}

// Reply asks for the reply to a call, drawn.
type Reply struct {
	Call Call `json:"call"`
	JSON bool `json:"json,omitempty"`
	// Where data and messages are shown, when it is not as JSON.
	Out Screen `json:"out,omitzero"`
	Err Screen `json:"err,omitzero"`
}

// Screen is a place where text is shown. The zero Screen is no terminal.
type Screen struct {
	Width int  `json:"width,omitempty"` // in columns; 0: lines stay whole
	Color bool `json:"color,omitempty"`
}

// Complete asks for the values, one a line, that an option can have of which Typed is
// the start so far.
type Complete struct {
	Call   Call   `json:"call"`
	Option string `json:"option"`
	Typed  string `json:"typed,omitempty"`
}

// Rank asks for a line of a batch of questions: its passages as JSON.
type Rank struct {
	ID    string `json:"id"`
	Call  Call   `json:"call"` // its option "question"
	Top   int    `json:"top,omitempty"`
	Shown bool   `json:"shown,omitempty"` // what a reply would show, instead of passages
}

// Pool asks for a line of a batch of days: the summary that can be made of some articles,
// as JSON.
type Pool struct {
	Day  string     `json:"day"`  // what the answer is called
	Call Call       `json:"call"` // its time is that of the day
	Keys []news.Key `json:"keys,omitempty"`
}

// Refresh asks for what is new of the feeds.
type Refresh struct {
	All  bool `json:"all,omitempty"` // and not only of those that are due
	JSON bool `json:"json,omitempty"`
}

// Export asks for the stored articles as JSON Lines.
type Export struct {
	All bool `json:"all,omitempty"` // every revision, and not only the current ones
}

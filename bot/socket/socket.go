// Package socket connects the processes that use one data folder. The process that holds the folder
// starts a Server on a Unix socket in it; the others Dial, and get the same Service as if they had
// opened the folder themselves.
//
//	server, err := socket.Start("data", service, log) // the process that holds the folder
//
//	client, err := socket.Dial(ctx, "data") // every other process
//	status, err := client.Write(ctx, socket.Request{Export: &socket.Export{}}, os.Stdout, os.Stderr)
//
// An excerpt is never sent, so that no text can be inserted into one: the server draws the replies, and
// sends the text as it is shown.
package socket

import (
	"context"
	"io"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// Service is what the process that holds a data folder does for the others.
type Service interface {
	// Write writes what r asks for: data to stdout, messages to stderr. It returns the exit status of
	// the command that asked.
	Write(ctx context.Context, r Request, stdout, stderr io.Writer) (status int, err error)
	// Add stores articles, and returns an outcome for each that is on disk. With an error, these may be
	// only the first articles.
	Add(ctx context.Context, articles []*news.Article) ([]retrieval.Outcome, error)
	// Refresh checks the feeds, and writes a report.
	Refresh(ctx context.Context, r Refresh, progress retrieval.Progress,
		stdout, stderr io.Writer) (status int, err error)
	// Reindex rebuilds the index, in a cluster or, with nil, in the data folder. It returns what is in it then.
	Reindex(ctx context.Context, to *retrieval.Cluster, progress retrieval.Progress) (retrieval.Stats, error)
	// Compact gives space back, and returns how much the files took before and take now.
	Compact(ctx context.Context, progress retrieval.Progress) (retrieval.Compacted, error)
}

// Request asks for something to be written. Exactly one field is set.
type Request struct {
	Reply    *Reply    `json:"reply,omitempty"`
	Complete *Complete `json:"complete,omitempty"`
	Rank     *Rank     `json:"rank,omitempty"`
	Pool     *Pool     `json:"pool,omitempty"`
	Export   *Export   `json:"export,omitempty"`
	Backup   *Backup   `json:"backup,omitempty"`
	Forget   *Forget   `json:"forget,omitempty"`
	Doctor   *Doctor   `json:"doctor,omitempty"`
}

// Reply asks for the reply to a call.
type Reply struct {
	Call Call `json:"call"`
	JSON bool `json:"json,omitempty"`
	// Where data and messages are shown, unless as JSON.
	Out Screen `json:"out,omitzero"`
	Err Screen `json:"err,omitzero"`
}

// Screen is a place where text is shown. The zero Screen is no terminal.
type Screen struct {
	Width int  `json:"width,omitempty"` // in columns; 0: lines stay whole
	Color bool `json:"color,omitempty"`
}

// Complete asks for the values that an option can have, one a line. Typed is their start.
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

// Refresh asks for a check of the feeds.
type Refresh struct {
	All  bool `json:"all,omitempty"` // and not only those that are due
	JSON bool `json:"json,omitempty"`
}

// Forget asks for articles to be removed, and their words with them. With names it has neither an outlet nor a day.
type Forget struct {
	Names  []string  `json:"names,omitempty"`  // receipts, ids and addresses
	Source string    `json:"source,omitempty"` // the name of an outlet
	Before time.Time `json:"before,omitzero"`  // articles from before it
	Yes    bool      `json:"yes,omitempty"`    // else what would be removed is listed, and nothing is
	Allow  bool      `json:"allow,omitempty"`  // undo it: let articles that were forgotten be stored again
	JSON   bool      `json:"json,omitempty"`
}

// Export asks for the stored articles as JSON Lines.
type Export struct {
	All bool `json:"all,omitempty"` // every revision, and not only the current ones
}

// Backup asks for a backup of the data folder, for package backup to read.
type Backup struct{}

// Doctor asks for an examination of the data folder: a doctor.Report as JSON.
type Doctor struct {
	Repair bool `json:"repair,omitempty"` // rebuild what is damaged and can be rebuilt, and then examine
}

package socket

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"quoth/bot/report"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// The protocol: each side says hello; then the client sends requests, one at a time, and for each the
// server sends responses, the last of them with an end. Every message is a JSON object on a line of its
// own.

// protocol is the version of the protocol. Change it with any change to a message.
const protocol = 6

// hello is the first message of each side.
type hello struct {
	Quoth int    `json:"quoth"` // the protocol
	Error string `json:"error,omitempty"`
}

// request is what a client asks for. Exactly one of its fields, or of Request's, is set.
type request struct {
	Request
	Add     []news.Line `json:"add,omitempty"`
	Refresh *Refresh    `json:"refresh,omitempty"`
	Reindex *reindex    `json:"reindex,omitempty"`
	Compact bool        `json:"compact,omitempty"`
}

// reindex says where the index is to lie: in a cluster, or in the data folder.
type reindex struct {
	Cluster *retrieval.Cluster `json:"cluster,omitempty"` // with its password: the socket is the user's own
}

// addRequest is a request to add articles whose lines are encoded already.
type addRequest struct {
	Add []json.RawMessage `json:"add"`
}

// response is a piece of the answer to a request.
type response struct {
	Out      []byte    `json:"out,omitempty"`
	Err      []byte    `json:"err,omitempty"`
	Progress *progress `json:"progress,omitempty"`
	End      *end      `json:"end,omitempty"`
}

// write writes the output in a piece.
func (r response) write(stdout, stderr io.Writer) error {
	if len(r.Out) > 0 {
		_, err := stdout.Write(r.Out)
		return err
	}
	_, err := stderr.Write(r.Err)
	return err
}

// reportProgress reports the progress in a piece, if there is any.
func (r response) reportProgress(to retrieval.Progress) {
	if r.Progress != nil && to != nil {
		to(r.Progress.Done, r.Progress.Total)
	}
}

type progress struct {
	Done  int `json:"done"`
	Total int `json:"total"`
}

type end struct {
	Status   int                 `json:"status,omitempty"`
	Outcomes []retrieval.Outcome `json:"outcomes,omitempty"`
	Keys     []news.Key          `json:"keys,omitempty"` // under which the articles that were sent are stored
	Stats    retrieval.Stats     `json:"stats,omitzero"`
	Sizes    retrieval.Compacted `json:"sizes,omitzero"`
	Error    string              `json:"error,omitempty"`
	Hint     string              `json:"hint,omitempty"` // what to do about the error
}

// err returns the error of the other process, if there was one.
func (e *end) err() error {
	switch {
	case e.Error == "":
		return nil
	case e.Hint == "":
		return errors.New(e.Error)
	}
	return report.WithHint(errors.New(e.Error), e.Hint)
}

// messageError says what is wrong with a message. It is sent to the other side.
type messageError struct{ error }

func tooLong(limit int) error {
	return messageError{fmt.Errorf("message longer than %d bytes, the most that a running quoth takes at once", limit)}
}

// decodeRequest reads a request. The error is a messageError.
func decodeRequest(line []byte) (request, error) {
	var r request
	if err := json.Unmarshal(line, &r); err != nil {
		return request{}, messageError{fmt.Errorf("read request: %w", err)}
	}
	if n := r.verbs(); n != 1 {
		return request{}, messageError{fmt.Errorf("read request: %d verbs that are known, want 1", n)}
	}
	return r, nil
}

// verbs returns how many things a request asks for.
func (r request) verbs() int {
	n := 0
	for _, set := range []bool{
		r.Reply != nil, r.Complete != nil, r.Rank != nil, r.Pool != nil, r.Export != nil,
		r.Backup != nil, r.Doctor != nil, r.Forget != nil, len(r.Add) > 0, r.Refresh != nil, r.Reindex != nil, r.Compact,
	} {
		if set {
			n++
		}
	}
	return n
}

func decodeHello(line []byte) (hello, error) {
	var h hello
	if err := json.Unmarshal(line, &h); err != nil || h.Quoth == 0 {
		return h, messageError{errors.New("read hello: not one of quoth")}
	}
	return h, nil
}

package read

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"quoth/retrieval/prose"
)

// jsonLines yields one item for each line that is not blank.
func (f *file) jsonLines(yield func(Item) bool) *Refusal {
	l := lines{r: f.text}
	for first := true; ; first = false {
		line, err := l.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil && err != errTooLong:
			return f.damage(l.n, err)
		case first && isDocument(line):
			return refuse(l.n, "a JSON document over several lines: want JSON Lines, one object a line")
		}
		if !yield(f.jsonItem(line, err, l.n)) {
			return nil
		}
	}
}

// isDocument reports whether a file's first line opens an array, or an object that
// goes on below: each of its lines would be refused for itself.
func isDocument(line []byte) bool {
	line = bytes.TrimSpace(line)
	return bytes.HasPrefix(line, []byte("[")) || string(line) == "{"
}

// jsonItem is the article in line n, or why there is none; err is what reading the
// line gave.
func (f *file) jsonItem(line []byte, err error, n int) Item {
	if err != nil {
		return f.refused(refuse(n, "%v", err))
	}
	raw := string(line)
	var rec record
	// The text rules come first: JSON allows no control characters, and its decoder
	// would put a mark for every invalid byte where the rules put one for a run.
	if err := json.Unmarshal([]byte(prose.Clean(raw)), &rec); err != nil {
		return f.refused(refuse(n, "%s", jsonReason(err)))
	}
	return f.item(rec, n, prose.Repairs(raw))
}

// jsonReason words the decoder's error for the person who has to mend the line.
func jsonReason(err error) string {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return wrongType(cmp.Or(wrong.Field, "line"), wrong.Value)
	}
	var broken *json.SyntaxError
	if errors.As(err, &broken) {
		return fmt.Sprintf("broken JSON at byte %d (%v): mend the line or take it out", broken.Offset, err)
	}
	return err.Error()
}

// wrongType is the reason for a field that holds a value of another type.
func wrongType(field, value string) string {
	want := "a string"
	switch field {
	case "line":
		want = "an object"
	case "partial":
		want = "true or false"
	case "published", "fetched", "date":
		want = "a string like 2026-03-02T08:00:00Z"
	}
	return fmt.Sprintf("%s: %s, want %s", field, value, want)
}

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

// readJSONLines yields one item for each line that is not blank.
func readJSONLines(f *file, yield func(Item) bool) *Refusal {
	l := lineReader{r: f.text}
	for first := true; ; first = false {
		line, err := l.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil && err != errTooLong:
			return f.readError(l.n, err)
		case first && isDocument(line):
			return refuse(l.n, "a JSON document over several lines: want JSON Lines, one object a line")
		}
		if !yield(readJSONLine(f, line, err, l.n)) {
			return nil
		}
	}
}

// isDocument reports whether the first line of a file opens a JSON array, or an object that goes on
// in the next line. Each line of such a file would be refused.
func isDocument(line []byte) bool {
	line = bytes.TrimSpace(line)
	return bytes.HasPrefix(line, []byte("[")) || string(line) == "{"
}

// readJSONLine returns the item for line n; err is the error of reading the line.
func readJSONLine(f *file, line []byte, err error, n int) Item {
	if err != nil {
		return f.refused(refuse(n, "%v", err))
	}
	raw := string(line)
	var rec record
	// Clean comes first, because JSON does not allow control characters, and its decoder would
	// replace each invalid byte by a mark where Clean uses one mark for a run.
	if err := json.Unmarshal([]byte(prose.Clean(raw)), &rec); err != nil {
		return f.refused(refuse(n, "%s", jsonReason(err)))
	}
	return f.item(rec, n, prose.Repairs(raw))
}

// jsonReason returns the reason for an error of the decoder, in words for a user.
func jsonReason(err error) string {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return wrongType(cmp.Or(wrong.Field, "line"), wrong.Value)
	}
	var broken *json.SyntaxError
	if errors.As(err, &broken) {
		return fmt.Sprintf("broken JSON at byte %d (%v): correct the line or remove it", broken.Offset, err)
	}
	return err.Error()
}

package jsonreply

import (
	"encoding/json"
	"fmt"
	"io"
)

// WriteLine writes v to w as JSON on one line, and a line break: a record of a command that
// writes many. Characters such as < stay as they are.
func WriteLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

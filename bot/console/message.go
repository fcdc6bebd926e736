package console

import (
	"fmt"
	"io"
)

// Tell writes a message to the person who runs the program: "quoth: 2 new, 0 changed". It is one
// line, so that what comes from file names and from files cannot look like another message. An
// error of w is ignored: there is nowhere else to report it.
func Tell(w io.Writer, format string, args ...any) {
	fmt.Fprintln(w, Inert(fmt.Sprintf("quoth: "+format, args...)))
}

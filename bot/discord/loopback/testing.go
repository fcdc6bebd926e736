package loopback

import (
	"encoding/json"
	"os"
	"sync"
	"testing"
)

// documentVariable names the file of Discord's document.
const documentVariable = "DISCORD_OPENAPI"

// environmentDocument is read once for a whole test binary: it takes a third of a second.
var environmentDocument = sync.OnceValues(func() (*Document, error) {
	return LoadDocument(os.Getenv(documentVariable))
})

// ForTest starts a Server that ends with the test. Bodies are checked against Discord's
// document where DISCORD_OPENAPI names it, unless o has one, and the test fails when the
// bot sent anything that it may not.
func ForTest(tb testing.TB, o Options) *Server {
	tb.Helper()
	s := ForFaults(tb, o)
	tb.Cleanup(func() {
		for _, v := range s.Violations() {
			tb.Errorf("the bot sent what it may not: %s", v)
		}
	})
	return s
}

// ForFaults is as ForTest, but leaves the Violations to the test.
func ForFaults(tb testing.TB, o Options) *Server {
	tb.Helper()
	switch {
	case o.Document != nil:
	case os.Getenv(documentVariable) == "":
		tb.Logf("%s is unset: bodies are not checked against Discord's document", documentVariable)
	default:
		document, err := environmentDocument()
		if err != nil {
			tb.Fatal(err)
		}
		o.Document = document
	}
	s, err := Start(o)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	return s
}

// value is a body for the checks: an object or a list.
func value(r *request) any {
	var v any
	json.Unmarshal(r.Body, &v) // it was found valid
	return v
}

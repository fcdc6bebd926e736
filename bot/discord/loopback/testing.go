package loopback

import (
	"os"
	"sync"
	"testing"

	"quoth/bot/discord/loopback/rules"
)

// documentVariable is the environment variable with the path of Discord's document.
const documentVariable = "DISCORD_OPENAPI"

// environmentDocument reads the document once for a test binary, because that takes a third of a second.
var environmentDocument = sync.OnceValues(func() (*rules.Document, error) {
	return rules.LoadDocument(os.Getenv(documentVariable))
})

// ForTest starts a Server that is closed at the end of the test. The test fails if a request violated a
// rule, unless Discord refused it and o expects refusals. If o has no document, requests are checked against the one
// that DISCORD_OPENAPI names.
func ForTest(tb testing.TB, o Options) *Server {
	tb.Helper()
	s := ForFaults(tb, o)
	tb.Cleanup(func() {
		for _, v := range s.Violations() {
			if v.Refused && o.Refusals {
				continue
			}
			tb.Errorf("the bot violated a rule of Discord: %s", v)
		}
	})
	return s
}

// ForFaults is like ForTest, but does not fail the test because of violations.
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

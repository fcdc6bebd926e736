package bot

import "quoth/retrieval"

// Services are what the commands work with. A field may be nil where only the table is
// looked at, or where its commands are not called: they then refuse.
type Services struct {
	Library *retrieval.Library
	Servers Servers
	Dailies Dailies
	Clocks  Clocks
	Feeds   Feeds
}

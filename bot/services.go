package bot

import "quoth/retrieval"

// Services are what the commands work with. All may be nil where only the table is looked
// at. Servers, Dailies and Clocks serve calls from servers, which the terminal has none of,
// and without Feeds the commands about feeds refuse.
type Services struct {
	Library *retrieval.Library
	Servers Servers
	Dailies Dailies
	Clocks  Clocks
	Feeds   Feeds
}

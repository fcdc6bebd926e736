package discord

import "unicode/utf8"

// Discord's limits, in characters where nothing else is said (docs.discord.com, resources/message,
// components/reference and interactions/application-commands). Package card holds those of embeds.
const (
	maxRows       = 5 // of buttons under a message
	maxButtons    = 5 // in a row
	maxLabel      = 80
	maxCustomID   = 100
	maxChoices    = 25  // of an autocompletion or an option
	maxChoice     = 100 // a choice's name and its value
	maxNonce      = 25
	maxThreadName = 100
	maxShared     = 10_000 // messages of which it is remembered that they were shared; Quoth's own limit
)

// length counts characters, as Discord does.
func length(s string) int { return utf8.RuneCountInString(s) }

package retrieval

import (
	"quoth/retrieval/request"
	"quoth/retrieval/spellcheck"
)

// What a question asks for; see package request.
type (
	Kind  = request.Kind
	Asked = request.Asked
	// Correction is a word that was typed, and the word of the articles that took its place.
	Correction = spellcheck.Correction
)

// The kinds of questions, as in the JSON of a reply.
const (
	Topic     = request.Topic
	Fact      = request.Fact
	Speech    = request.Speech
	Day       = request.Day
	SmallTalk = request.SmallTalk
	FollowUp  = request.FollowUp
)

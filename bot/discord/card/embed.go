package card

import "unicode/utf8"

// Embed is an embed of a message, with the fields that Quoth uses
// (docs.discord.com, resources/message).
type Embed struct {
	Description string     `json:"description,omitempty"`
	Color       int        `json:"color,omitempty"`
	Thumbnail   *Thumbnail `json:"thumbnail,omitempty"`
	Image       *Image     `json:"image,omitempty"`
	Fields      []Field    `json:"fields,omitempty"`
}

// Field is a text with a name. Inline ones stand side by side where there is room.
type Field struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Inline bool   `json:"inline,omitempty"`
}

// Thumbnail is a small picture.
type Thumbnail struct {
	URL string `json:"url"`
}

// Image is a picture as wide as the embed.
type Image struct {
	URL string `json:"url"`
}

// Discord's limits on embeds, in characters where nothing else is said (docs.discord.com,
// resources/message).
const (
	maxEmbeds      = 10   // in a message
	maxEmbedText   = 6000 // in all the embeds of a message
	maxDescription = 4096
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxURL         = 2048
)

// fits reports whether one message can hold the embeds.
func fits(embeds []*Embed) bool {
	total := 0
	for _, e := range embeds {
		if length(e.Description) > maxDescription {
			return false
		}
		total += length(e.Description)
		for _, f := range e.Fields {
			total += length(f.Name) + length(f.Value)
		}
	}
	return len(embeds) <= maxEmbeds && total <= maxEmbedText
}

// length counts characters, as Discord does.
func length(s string) int { return utf8.RuneCountInString(s) }

package card

import "unicode/utf8"

// Embed is an embed of a message, with the fields that Quoth uses
// (docs.discord.com, resources/message).
type Embed struct {
	URL         string  `json:"url,omitempty"`
	Title       string  `json:"title,omitempty"`
	Description string  `json:"description,omitempty"`
	Color       int     `json:"color,omitempty"`
	Footer      *Footer `json:"footer,omitempty"`
	Author      *Author `json:"author,omitempty"`
}

// Author stands over the title of an embed.
type Author struct {
	Name string `json:"name"`
}

// Footer stands at the foot of an embed.
type Footer struct {
	Text string `json:"text"`
}

// Discord's limits on embeds, in characters where nothing else is said (docs.discord.com,
// resources/message).
const (
	maxEmbeds      = 10   // in a message
	maxEmbedText   = 6000 // in all the embeds of a message
	maxTitle       = 256
	maxDescription = 4096
	maxAuthor      = 256
	maxFooter      = 2048
	maxURL         = 2048
)

// fits reports whether one message can hold the embeds.
func fits(embeds []*Embed) bool {
	total := 0
	for _, e := range embeds {
		author, footer := "", ""
		if e.Author != nil {
			author = e.Author.Name
		}
		if e.Footer != nil {
			footer = e.Footer.Text
		}
		if length(e.Title) > maxTitle || length(e.Description) > maxDescription ||
			length(author) > maxAuthor || length(footer) > maxFooter {
			return false
		}
		total += length(e.Title) + length(e.Description) + length(author) + length(footer)
	}
	return len(embeds) <= maxEmbeds && total <= maxEmbedText
}

// length counts characters, as Discord does.
func length(s string) int { return utf8.RuneCountInString(s) }

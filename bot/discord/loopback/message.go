package loopback

import (
	"maps"
	"time"
)

// message is a message as Discord stores it.
type message struct {
	id     string
	fields object
}

// set sets the fields that were sent in a new message or an edit.
func (m *message) set(sent object) {
	for name, value := range sent {
		switch name {
		case "allowed_mentions", "enforce_nonce", "tts", "attachments", "message_reference", "sticker_ids", "poll":
			continue
		case "embeds":
			value = richEmbeds(value)
		case "content":
			if value == nil {
				value = ""
			}
		case "components":
			if value == nil {
				value = []any{}
			}
		}
		m.fields[name] = value
	}
}

func (m *message) edit(sent object) {
	m.set(sent)
	m.fields["edited_timestamp"] = timestamp(time.Now())
}

// richEmbeds returns embeds as Discord stores them. Of embeds with the same URL it shows only the
// first.
func richEmbeds(value any) []any {
	out := []any{}
	seen := map[any]bool{}
	for _, e := range list(value) {
		embed, _ := e.(object)
		url := embed["url"]
		if url != nil && url != "" && seen[url] {
			continue
		}
		seen[url] = true
		embed = maps.Clone(embed)
		embed["type"] = "rich"
		out = append(out, embed)
	}
	return out
}

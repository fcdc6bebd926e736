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
		case "allowed_mentions", "enforce_nonce", "tts", "message_reference", "sticker_ids", "poll":
			continue
		case "attachments":
			value = m.attachments(value)
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

// attachments returns attachments as Discord stores them: of those that the message has already, an
// edit sends the ids alone.
func (m *message) attachments(sent any) []any {
	out := []any{}
	for _, e := range list(sent) {
		attachment, _ := e.(object)
		if attachment["url"] != nil { // a new one; see Server.storeFiles
			out = append(out, attachment)
			continue
		}
		for _, old := range list(m.fields["attachments"]) {
			if known, _ := old.(object); known["id"] == attachment["id"] {
				out = append(out, known)
			}
		}
	}
	return out
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

package exchange

import (
	"slices"
	"strconv"

	"quoth/bot"
	"quoth/bot/chart"
	"quoth/bot/discord/card"
	"quoth/bot/discord/rest"
)

// attachment names a file that is sent with a message, by its place among the files.
type attachment struct {
	ID          string `json:"id"`
	Name        string `json:"filename"`
	Description string `json:"description,omitempty"` // of a picture, for those who cannot see it
}

// maxDescription is how long the description of a file may be, in characters (docs.discord.com, resources/message).
const maxDescription = 1024

// Attaching returns m with the documents and the pictures of a reply as files.
func (m Message) Attaching(reply bot.Reply) Message {
	for _, b := range reply.Blocks {
		switch b := b.(type) {
		case bot.Document:
			if len(b.Text) <= card.MaxDocument {
				m = m.attach(rest.File{Name: b.Name, Type: b.Type, Data: []byte(b.Text)}, "")
			}
		case bot.Coverage:
			if png := chart.PNG(b); png != nil && m.shows(card.ChartName) {
				m = m.attach(rest.File{Name: card.ChartName, Type: "image/png", Data: png}, b.Words())
			}
		}
	}
	return m
}

// attach adds a file with its description.
func (m Message) attach(f rest.File, description string) Message {
	description = card.Shorten(description, maxDescription, func(s string) string { return s })
	m.Attachments = append(m.Attachments, attachment{strconv.Itoa(len(m.files)), f.Name, description})
	m.files = append(m.files, f)
	return m
}

// shows reports whether an embed of m shows a file of that name.
func (m Message) shows(name string) bool {
	return slices.ContainsFunc(m.Embeds, func(e *card.Embed) bool {
		return e.Image != nil && e.Image.URL == "attachment://"+name
	})
}

// body returns the body of a request: a payload that holds m, with the files of m beside it.
func (m Message) body(payload any) any {
	if len(m.files) == 0 {
		return payload
	}
	return rest.Form{Payload: payload, Files: m.files}
}

// body returns the body of the request.
func (c callback) body() any {
	if m, ok := c.Data.(Message); ok {
		return m.body(c)
	}
	return c
}

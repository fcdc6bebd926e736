package exchange

import (
	"strconv"

	"quoth/bot"
	"quoth/bot/discord/card"
	"quoth/bot/discord/rest"
)

// attachment names a file that is sent with a message, by its place among the files.
type attachment struct {
	ID   string `json:"id"`
	Name string `json:"filename"`
}

// Attaching returns m with the documents of a reply as files.
func (m Message) Attaching(reply bot.Reply) Message {
	for _, b := range reply.Blocks {
		d, ok := b.(bot.Document)
		if !ok || len(d.Text) > card.MaxDocument {
			continue
		}
		m.Attachments = append(m.Attachments, attachment{strconv.Itoa(len(m.files)), d.Name})
		m.files = append(m.files, rest.File{Name: d.Name, Type: d.Type, Data: []byte(d.Text)})
	}
	return m
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

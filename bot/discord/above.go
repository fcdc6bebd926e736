package discord

import (
	"fmt"
	"strings"

	"quoth/bot"
	"quoth/bot/discord/card"
)

// maxAsked is how much of a value stands over an answer, in characters.
const maxAsked = 300

// above returns the lines over a reply, in markdown: what was asked, and who shares it.
func (o order) above(reply bot.Reply) []string {
	if !o.isQuestion() {
		return nil
	}
	asked := o.asked()
	switch {
	case o.sharer != "":
		asked = card.Mention(o.sharer) + " shares " + asked
	case o.about != "":
		asked += " · from [this message](<" + o.about + ">)"
	}
	if page := pageOf(reply); page != "" {
		asked += " · " + page
	}
	return []string{asked}
}

// asked returns the call as it was typed: "/ask When does the ferry sail? · since: yesterday".
func (o order) asked() string {
	var parts []string
	bare := len(o.command.Bare())
	for i, option := range o.command.Options {
		value := strings.Join(strings.Fields(o.call.Options[option.Name]), " ")
		switch {
		case value == "":
		case i < bare:
			parts = append(parts, card.Shorten(value, maxAsked, card.Markdown))
		default:
			parts = append(parts, option.Name+": "+card.Shorten(value, maxAsked, card.Markdown))
		}
	}
	return strings.TrimSpace("/" + o.call.Command + " " + strings.Join(parts, " · "))
}

// partOf says which of so many parts of a reply is shown; empty if it is the only one.
func (o order) partOf(parts int) string {
	if parts < 2 {
		return ""
	}
	return fmt.Sprintf("part %d of %d", o.part+1, parts)
}

// withPart adds which part is shown to the lines over a reply: to the first, if that says what was asked.
func withPart(above []string, part string, isAsked bool) []string {
	switch {
	case part == "":
		return above
	case isAsked && len(above) > 0:
		return append([]string{above[0] + " · " + part}, above[1:]...)
	}
	return append([]string{part}, above...)
}

// pageOf says which page a reply is; empty if it is the only one.
func pageOf(reply bot.Reply) string {
	switch {
	case reply.Pages > 1:
		return fmt.Sprintf("page %d of %d", reply.Page+1, max(reply.Pages, reply.Page+1))
	case reply.IsPaged():
		return fmt.Sprintf("page %d", reply.Page+1)
	}
	return ""
}

package exchange

import (
	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/appcommand"
	"quoth/bot/discord/card"
	"quoth/bot/discord/rest"
)

// Message is what is sent: the data of a callback, an edit, or a post. discordgo's types lack the
// flags of edits and nonces, and leave out fields that must be there.
type Message struct {
	Content    string                 `json:"content"`
	Embeds     []*card.Embed          `json:"embeds"`
	Components []Row                  `json:"components"`
	Mentions   mentions               `json:"allowed_mentions"`
	Flags      discordgo.MessageFlags `json:"flags,omitempty"`
	Nonce      string                 `json:"nonce,omitempty"`
	Enforce    bool                   `json:"enforce_nonce,omitempty"`

	Attachments []attachment `json:"attachments,omitempty"`
	files       []rest.File

	Simpler func() Message `json:"-"` // draws the same without links and buttons; nil: there is nothing simpler
}

// mentions is the set of mentions that Discord may act on: none. Parse must be there and empty;
// without it a message pings everyone that its text names.
type mentions struct {
	Parse []string `json:"parse"`
}

// Row is a row of buttons, or a menu.
type Row struct {
	Type       discordgo.ComponentType      `json:"type"`
	Components []discordgo.MessageComponent `json:"components"`
}

// NewRow returns a row of components.
func NewRow(components ...discordgo.MessageComponent) Row {
	return Row{discordgo.ActionsRowComponent, components}
}

// NewMessage returns a message. Its text and its lists are there even when they are empty, because an edit leaves
// unchanged what it does not name.
func NewMessage(d card.Drawn, rows []Row) Message {
	if d.Embeds == nil {
		d.Embeds = []*card.Embed{}
	}
	if rows == nil {
		rows = []Row{}
	}
	return Message{
		Content: card.SmallPrint(d.Above), Embeds: d.Embeds, Components: rows, Mentions: mentions{Parse: []string{}},
	}
}

// Private returns m for the caller alone.
func (m Message) Private() Message {
	m.Flags |= discordgo.MessageFlagsEphemeral
	return m
}

// Simplified returns m without links and buttons.
func (m Message) Simplified() Message {
	out := m.Simpler()
	out.Flags, out.Nonce, out.Enforce = m.Flags, m.Nonce, m.Enforce
	out.Attachments, out.files = m.Attachments, m.files
	return out
}

// callback is the first answer to an interaction.
type callback struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`
}

// choices is the data of an autocompletion. Discord wants the list even when it is empty.
type choices struct {
	Choices []Choice `json:"choices"`
}

// Choice is a value that can be chosen.
type Choice = appcommand.Choice

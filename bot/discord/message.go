package discord

import "github.com/bwmarrin/discordgo"

// message is what is sent: a callback's data, an edit, or a post. discordgo's types lack
// flags on edits and nonces, and leave out what must be said.
type message struct {
	Embeds     []*discordgo.MessageEmbed `json:"embeds"`
	Components []row                     `json:"components"`
	Mentions   mentions                  `json:"allowed_mentions"`
	Flags      discordgo.MessageFlags    `json:"flags,omitempty"`
	Nonce      string                    `json:"nonce,omitempty"`
	Enforce    bool                      `json:"enforce_nonce,omitempty"`
}

// mentions is the set of mentions that Discord may act on: none. Parse must be there
// and empty, for without it a message pings whomever its text names.
type mentions struct {
	Parse []string `json:"parse"`
}

// row is a row of buttons.
type row struct {
	Type       discordgo.ComponentType `json:"type"`
	Components []discordgo.Button      `json:"components"`
}

// newMessage has the lists that must be there even when they are empty: an edit keeps
// what it does not name.
func newMessage(embeds []*discordgo.MessageEmbed, rows []row) message {
	if embeds == nil {
		embeds = []*discordgo.MessageEmbed{}
	}
	if rows == nil {
		rows = []row{}
	}
	return message{Embeds: embeds, Components: rows, Mentions: mentions{Parse: []string{}}}
}

// private is m for the person who called only.
func (m message) private() message {
	m.Flags |= discordgo.MessageFlagsEphemeral
	return m
}

// callback is the first answer to an interaction.
type callback struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`
}

// choices is the data of an autocompletion; an empty list must be said.
type choices struct {
	Choices []choice `json:"choices"`
}

type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

package discord

import "github.com/bwmarrin/discordgo"

// command is an application command as it is registered. discordgo's types send fields that
// have no meaning where they stand, and do not compare.
type command struct {
	Type             discordgo.ApplicationCommandType       `json:"type"`
	Name             string                                 `json:"name"`
	Description      string                                 `json:"description,omitempty"`
	Options          []commandOption                        `json:"options,omitempty"`
	Permissions      *int64                                 `json:"default_member_permissions,string,omitempty"`
	Contexts         []discordgo.InteractionContextType     `json:"contexts"`
	IntegrationTypes []discordgo.ApplicationIntegrationType `json:"integration_types"`
}

// commandOption is an option, or a subcommand with options of its own.
type commandOption struct {
	Type         discordgo.ApplicationCommandOptionType `json:"type"`
	Name         string                                 `json:"name"`
	Description  string                                 `json:"description"`
	Required     bool                                   `json:"required,omitempty"`
	Autocomplete bool                                   `json:"autocomplete,omitempty"`
	Choices      []choice                               `json:"choices,omitempty"`
	ChannelTypes []discordgo.ChannelType                `json:"channel_types,omitempty"`
	MinValue     *int                                   `json:"min_value,omitempty"`
	MaxValue     *int                                   `json:"max_value,omitempty"`
	MaxLength    int                                    `json:"max_length,omitempty"`
	Options      []commandOption                        `json:"options,omitempty"`
}

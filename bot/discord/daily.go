package discord

import (
	"context"
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/rest"
)

// Schedule draws a daily summary's schedule; its channel is a mention, which pings nobody.
func (p *page) Schedule(b bot.Schedule) {
	lines := []string{bold("<#" + snowflake(b.Channel) + ">")}
	for _, line := range b.Lines() {
		lines = append(lines, markdown(line))
	}
	if !b.Next.IsZero() && b.Off == "" {
		lines = append(lines, "Next: "+instant(b.Next, "F")+" ("+instant(b.Next, "R")+")")
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn, gap: true, result: true})
}

// Moment draws an instant, which each reader sees in their own zone.
func (p *page) Moment(b bot.Moment) {
	p.add(piece{text: markdown(b.Words) + " " + instant(b.At, "F") + ".", color: colorOwn})
}

// snowflake keeps the digits of an id: what stands between the marks of a mention is not escaped.
func snowflake(id string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, id)
}

// CheckIn is Check for a channel that somebody in a server chose: it must be that server's,
// and one that takes messages of its own.
func (p *Poster) CheckIn(ctx context.Context, server, channel string) error {
	var c discordgo.Channel
	if err := p.client.Do(ctx, "GET", rest.Path("channels", channel), nil, &c); err != nil {
		return fmt.Errorf("check channel: %w", classified(err))
	}
	if c.GuildID != server {
		return &Refused{Reason: "That channel is not of this server."}
	}
	if c.Type != discordgo.ChannelTypeGuildText && c.Type != discordgo.ChannelTypeGuildNews {
		return &Refused{Reason: "That is " + placeOf(c.Type) + ": the summary goes into a text or announcement channel."}
	}
	return p.Check(ctx, channel)
}

// placeOf is what a place that is no text channel is called.
func placeOf(t discordgo.ChannelType) string {
	switch t {
	case discordgo.ChannelTypeGuildForum, discordgo.ChannelTypeGuildMedia:
		return "a forum"
	case discordgo.ChannelTypeGuildNewsThread, discordgo.ChannelTypeGuildPublicThread, discordgo.ChannelTypeGuildPrivateThread:
		return "a thread"
	case discordgo.ChannelTypeGuildVoice, discordgo.ChannelTypeGuildStageVoice:
		return "a voice channel"
	case discordgo.ChannelTypeGuildCategory:
		return "a category"
	}
	return "no text channel"
}

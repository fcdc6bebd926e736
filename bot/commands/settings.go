package commands

import (
	"cmp"
	"context"
	"strings"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/bot/settings"
)

// yes is a choice of an option that is on or off; its tag has the choices "yes,no".
const yes = "yes"

type zoneRequest struct {
	Call bot.Call
	Zone string `option:"zone,required" help:"a big city, or an IANA time zone: Berlin, Europe/London" max:"64"`
}

func (h handlers) settingsZone() bot.Command {
	c := bind.Command("settings zone", "The time zone in which this server's days are read", h.runZone)
	return c.ForManagers().Completing("zone", h.completeZone)
}

func (h handlers) runZone(_ context.Context, r zoneRequest) (bot.Reply, error) {
	zone, err := h.Clocks.Zone(r.Zone)
	if err != nil {
		return bot.Reply{}, err
	}
	err = h.changeSettings(r.Call.Server, func(s *settings.Server) { s.Zone = zone.String() })
	return bot.Say("The time zone of this server is now " + zone.String() + "."), err
}

type privateRequest struct {
	Call    bot.Call
	Private string `option:"private,required" help:"yes: only the person who asked sees an answer" choices:"yes,no"`
}

func (h handlers) settingsPrivate() bot.Command {
	c := bind.Command("settings private",
		"Whether answers are shown to everyone, or to the person who asked",
		h.runPrivate)
	return c.ForManagers()
}

func (h handlers) runPrivate(_ context.Context, r privateRequest) (bot.Reply, error) {
	err := h.changeSettings(r.Call.Server, func(s *settings.Server) { s.Private = r.Private == yes })
	if r.Private == yes {
		return bot.Say("Answers are now shown only to the person who asked. Share shows one to everyone."), err
	}
	return bot.Say("Answers are now shown to everyone in the channel."), err
}

type picturesRequest struct {
	Call     bot.Call
	Pictures string `option:"pictures,required" help:"yes: an answer shows the picture of its first article" choices:"yes,no"`
}

func (h handlers) settingsPictures() bot.Command {
	c := bind.Command("settings pictures", "Whether answers show the picture of an article", h.runPictures)
	return c.ForManagers()
}

func (h handlers) runPictures(_ context.Context, r picturesRequest) (bot.Reply, error) {
	err := h.changeSettings(r.Call.Server, func(s *settings.Server) { s.Pictures = r.Pictures == yes })
	if r.Pictures == yes {
		return bot.Say("Answers now show the picture of their first article, if it has one."), err
	}
	return bot.Say("Answers now show no pictures."), err
}

type channelRequest struct {
	Call    bot.Call
	Channel string `option:"channel" help:"the channel; this one if left out" kind:"channel"`
	Source  string `option:"source" help:"the outlet or label that questions are put to where they name none; all: every outlet" max:"100"`
	Private string `option:"private" help:"who sees answers here; server: as in the whole server" choices:"yes,no,server"`
}

func (h handlers) settingsChannel() bot.Command {
	c := bind.Command("settings channel",
		"The default outlet of a channel, and who sees the answers there",
		h.runChannel)
	return c.ForManagers().Completing("source", h.completeSource)
}

// likeAServer is the value of the option private that takes back what is set for a channel.
const likeAServer = "server"

func (h handlers) runChannel(ctx context.Context, r channelRequest) (bot.Reply, error) {
	channel := cmp.Or(r.Channel, r.Call.Channel)
	if channel == "" {
		return bot.Reply{}, &bot.Refusal{Message: "It is not known which channel is meant.", Hint: "Name it."}
	}
	source, err := h.channelSource(ctx, r.Source)
	if err != nil {
		return bot.Reply{}, err
	}
	var now settings.Channel
	var private bool
	err = h.changeSettings(r.Call.Server, func(s *settings.Server) {
		now = s.Channels[channel]
		if r.Source != "" {
			now.Source = source
		}
		if r.Private != "" {
			now.Private = strings.TrimSuffix(r.Private, likeAServer)
		}
		s.SetChannel(channel, now)
		private = s.IsPrivate(channel, "")
	})
	return bot.Say(describe(now, private)), err
}

// channelSource returns the outlet or the label that was typed; empty if all outlets are meant. It refuses one that
// is not known.
func (h handlers) channelSource(ctx context.Context, typed string) (string, error) {
	if typed == "" || strings.EqualFold(typed, settings.AllSources) {
		return "", nil
	}
	known, err := h.outlets(ctx)
	if err != nil {
		return "", err
	}
	named := known.Named(typed)
	if !named.IsKnown {
		return "", known.Unknown(typed)
	}
	return named.Name, nil
}

// describe says what holds in a channel.
func describe(s settings.Channel, private bool) string {
	words := "In that channel, questions are put to all outlets"
	if s.Source != "" {
		words = "In that channel, questions are put to " + s.Source + ", unless they name another outlet or all"
	}
	if private {
		return words + ". Only the person who asked sees an answer."
	}
	return words + ". Everyone sees the answers."
}

// changeSettings changes the settings of a server.
func (h handlers) changeSettings(server string, change func(*settings.Server)) error {
	s, err := h.Servers.Settings(server)
	if err != nil {
		return err
	}
	change(&s)
	return h.Servers.SetSettings(server, s)
}

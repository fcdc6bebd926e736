package commands

import (
	"context"

	"quoth/bot"
)

// yes is a choice of an option that is on or off; its tag has the choices "yes,no".
const yes = "yes"

type zoneRequest struct {
	Call bot.Call
	Zone string `option:"zone,required" help:"a big city, or an IANA time zone: Berlin, Europe/London" max:"64"`
}

func (h handlers) settingsZone() bot.Command {
	c := bot.Bind("settings zone", "The time zone in which this server's days are read", h.runZone)
	return c.ForManagers().Completing("zone", h.completeZone)
}

func (h handlers) runZone(_ context.Context, r zoneRequest) (bot.Reply, error) {
	zone, err := h.Clocks.Zone(r.Zone)
	if err != nil {
		return bot.Reply{}, err
	}
	err = h.changeSettings(r.Call.Server, func(s *bot.Settings) { s.Zone = zone.String() })
	return say("The time zone of this server is now " + zone.String() + "."), err
}

type privateRequest struct {
	Call    bot.Call
	Private string `option:"private,required" help:"yes: only the person who asked sees an answer" choices:"yes,no"`
}

func (h handlers) settingsPrivate() bot.Command {
	c := bot.Bind("settings private",
		"Whether answers are shown to everyone, or to the person who asked",
		h.runPrivate)
	return c.ForManagers()
}

func (h handlers) runPrivate(_ context.Context, r privateRequest) (bot.Reply, error) {
	err := h.changeSettings(r.Call.Server, func(s *bot.Settings) { s.Private = r.Private == yes })
	if r.Private == yes {
		return say("Answers are now shown only to the person who asked. Share shows one to everyone."), err
	}
	return say("Answers are now shown to everyone in the channel."), err
}

// changeSettings changes the settings of a server.
func (h handlers) changeSettings(server string, change func(*bot.Settings)) error {
	s, err := h.Servers.Settings(server)
	if err != nil {
		return err
	}
	change(&s)
	return h.Servers.SetSettings(server, s)
}

package bot

import "context"

// yesNo are the choices of an option that is on or off.
const yes, no = "yes", "no"

type zoneRequest struct {
	Call Call
	Zone string `option:"zone,required" help:"an IANA time zone, like Europe/London" max:"64"`
}

func (h handlers) settingsZone() Command {
	c := Bind("settings zone", "The time zone in which this server's days are read", h.runZone)
	return c.ofManagers().Completing("zone", h.completeZone)
}

func (h handlers) runZone(_ context.Context, r zoneRequest) (Reply, error) {
	zone, err := h.clocks.Zone(r.Zone)
	if err != nil {
		return Reply{}, err
	}
	err = h.changeSettings(r.Call.Server, func(s *Settings) { s.Zone = zone.String() })
	return told("Days in this server are now read in " + zone.String() + "."), err
}

type privateRequest struct {
	Call    Call
	Private string `option:"private,required" help:"yes: answers are shown to the person who asked, with a Share button" choices:"yes,no"`
}

func (h handlers) settingsPrivate() Command {
	return Bind("settings private", "Whether answers are shown to everyone, or to the person who asked", h.runPrivate).ofManagers()
}

func (h handlers) runPrivate(_ context.Context, r privateRequest) (Reply, error) {
	err := h.changeSettings(r.Call.Server, func(s *Settings) { s.Private = r.Private == yes })
	if r.Private == yes {
		return told("Answers are now shown to the person who asked only; Share shows one to everyone."), err
	}
	return told("Answers are now shown to everyone in the channel."), err
}

func (h handlers) changeSettings(server string, change func(*Settings)) error {
	s, err := h.servers.Settings(server)
	if err != nil {
		return err
	}
	change(&s)
	return h.servers.SetSettings(server, s)
}

func (h handlers) completeZone(_ context.Context, _ Call, typed string) ([]string, error) {
	if h.clocks == nil {
		return nil, nil
	}
	return h.clocks.NearestZones(typed, maxSuggestions), nil
}

// ofManagers is c for those who manage a server, about that server.
func (c Command) ofManagers() Command {
	c.Server, c.Access = true, Managers
	return c
}

// told is a reply of one sentence.
func told(words string) Reply { return Reply{Blocks: []Block{Text{words}}} }

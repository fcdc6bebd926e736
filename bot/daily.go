package bot

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

type dailyRequest struct {
	Call     Call
	Channel  string `option:"channel,required" help:"the text channel to post in" kind:"channel"`
	Time     string `option:"time,required" help:"the time of day, like 18:30 or 7am" max:"20"`
	Zone     string `option:"zone" help:"an IANA time zone, like Europe/London; the server's if left out" max:"64"`
	Sources  string `option:"sources" help:"only these outlets, with commas between" max:"500"`
	Silent   string `option:"silent" help:"yes: post without a notification" choices:"yes,no"`
	EmptyDay string `option:"empty-day" help:"yes: a line on days without news too" choices:"yes,no"`
}

func (h handlers) dailySet() Command {
	c := Bind("daily set", "Post a summary of the day's news in a channel, every day", h.runDailySet)
	return c.ofManagers().Completing("zone", h.completeZone).Completing("sources", h.completeSources)
}

func (h handlers) runDailySet(ctx context.Context, r dailyRequest) (Reply, error) {
	hour, minute, err := h.clocks.Clock(r.Time)
	if err != nil {
		return Reply{}, err
	}
	zone, err := h.dailyZone(r)
	if err != nil {
		return Reply{}, err
	}
	sources, err := h.knownSources(ctx, r.Sources)
	if err != nil {
		return Reply{}, err
	}
	d := Daily{Server: r.Call.Server, Channel: r.Channel, Hour: hour, Minute: minute, Zone: zone.String(), Sources: sources,
		Silent: r.Silent == yes, EmptyDay: r.EmptyDay == yes, By: r.Call.User}
	if d.Next, err = h.dailies.SetDaily(ctx, d); err != nil {
		return Reply{}, err
	}
	return Reply{Blocks: []Block{
		Text{"The daily summary is set."}, Schedule{d}, Notice{"A post before noon tells the day before it. /daily preview shows what one looks like, /daily off ends it."},
	}}, nil
}

// dailyZone is the zone of a schedule: that which was named, else the server's, else the
// caller's.
func (h handlers) dailyZone(r dailyRequest) (*time.Location, error) {
	s, err := h.servers.Settings(r.Call.Server)
	if err != nil {
		return nil, err
	}
	if name := cmp.Or(r.Zone, s.Zone); name != "" {
		return h.clocks.Zone(name)
	}
	if r.Call.zone() == time.Local { // a name that means another zone on another machine
		return nil, &Refusal{Message: "In which time zone?", Hint: "Name it, like Europe/London, as the zone here or with /settings zone for the whole server."}
	}
	return r.Call.zone(), nil
}

// knownSources are the outlets in a list with commas. One that has no article is refused.
func (h handlers) knownSources(ctx context.Context, list string) ([]string, error) {
	if list == "" {
		return nil, nil
	}
	names, err := h.sourceNames(ctx)
	if err != nil {
		return nil, err
	}
	var out []string
	for parts := strings.Split(list, ","); len(parts) > 0; {
		if strings.TrimSpace(parts[0]) == "" {
			parts = parts[1:]
			continue
		}
		name, n := firstName(parts, names)
		if n == 0 {
			return nil, unknownSource(strings.TrimSpace(parts[0]), names)
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
		parts = parts[n:]
	}
	return out, nil
}

// firstName is the name that the first n parts of a list with commas are, as many as can
// be, for a name can have commas itself; n is 0 where it is none.
func firstName(parts, names []string) (name string, n int) {
	for n := len(parts); n > 0; n-- {
		typed := strings.TrimSpace(strings.Join(parts[:n], ","))
		if i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, typed) }); i >= 0 {
			return names[i], n
		}
	}
	return "", 0
}

func unknownSource(typed string, names []string) *Refusal {
	hint := "/sources lists them."
	if near := nearest(typed, names); len(near) > 0 {
		hint = "Perhaps " + strings.Join(near[:min(3, len(near))], " or ") + "? " + hint
	}
	return &Refusal{Message: "There is no outlet “" + short(typed) + "”.", Hint: hint}
}

// completeSources completes the last of several outlets: what stands after the first comma
// from which on a name begins like it.
func (h handlers) completeSources(ctx context.Context, _ Call, typed string) ([]string, error) {
	names, err := h.sourceNames(ctx)
	if err != nil {
		return nil, err
	}
	before, last := "", typed
	for {
		if found := withPrefix(names, strings.TrimSpace(last)); len(found) > 0 {
			for i := range found {
				found[i] = before + found[i]
			}
			return found, nil
		}
		head, tail, more := strings.Cut(last, ",")
		if !more {
			return nil, nil
		}
		before, last = before+strings.TrimSpace(head)+", ", tail
	}
}

type dailyOffRequest struct {
	Call    Call
	Channel string `option:"channel" help:"the channel; all of them if left out" kind:"channel"`
}

func (h handlers) dailyOff() Command {
	return Bind("daily off", "End the daily summary, and delete what is kept of it", h.runDailyOff).ofManagers()
}

func (h handlers) runDailyOff(_ context.Context, r dailyOffRequest) (Reply, error) {
	channels, unread := h.channelsOf(r)
	if len(channels) == 0 && unread != nil {
		return Reply{}, unread
	}
	ended := 0
	for _, channel := range channels {
		ok, err := h.dailies.DropDaily(r.Call.Server, channel)
		if err != nil {
			return Reply{}, err
		}
		if ok {
			ended++
		}
	}
	if ended == 0 {
		return Reply{}, &Refusal{Message: "There is no daily summary to end.", Hint: "/daily status lists them."}
	}
	reply := told("Ended in " + Count(ended, "channel") + ". What was kept of it is deleted, but for a note of the last post: without it, one set anew today could post twice.")
	if unread != nil {
		reply.Blocks = append(reply.Blocks, Notice{"There are others that cannot be read: name a channel to end its summary."})
	}
	return reply, nil
}

// channelsOf are the channels whose schedule is to end. One that was named is not looked
// up, so that a record that cannot be read can be deleted.
func (h handlers) channelsOf(r dailyOffRequest) (out []string, err error) {
	if r.Channel != "" {
		return []string{r.Channel}, nil
	}
	all, err := h.dailies.Dailies(r.Call.Server, r.Call.Now)
	for _, d := range all {
		out = append(out, d.Channel)
	}
	return out, err
}

type dailyStatusRequest struct{ Call Call }

func (h handlers) dailyStatus() Command {
	return Bind("daily status", "The daily summaries of this server, and what became of them", h.runDailyStatus).ofManagers()
}

func (h handlers) runDailyStatus(_ context.Context, r dailyStatusRequest) (Reply, error) {
	all, err := h.dailies.Dailies(r.Call.Server, r.Call.Now)
	switch {
	case len(all) == 0 && err != nil:
		return Reply{}, err
	case len(all) == 0:
		return told("No daily summary is set: /daily set sets one."), nil
	}
	var blocks []Block
	for _, d := range all {
		blocks = append(blocks, Schedule{d})
	}
	if err != nil {
		blocks = append(blocks, Notice{"There are summaries that cannot be read; whoever runs Quoth finds which in its log. /daily set sets a channel's anew."})
	}
	return Reply{Blocks: blocks}, nil
}

type dailyPreviewRequest struct{ Call Call }

func (h handlers) dailyPreview() Command {
	c := Bind("daily preview", "What the daily summary would say now", h.runDailyPreview).ofManagers()
	c.Articles = true
	return c
}

func (h handlers) runDailyPreview(ctx context.Context, r dailyPreviewRequest) (Reply, error) {
	return h.runSummary(ctx, summaryRequest{Call: r.Call})
}

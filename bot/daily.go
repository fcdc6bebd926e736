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
	return c.ofManagers().Completing("zone", h.completeZone).Completing("sources", h.completeSource)
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
	name := cmp.Or(r.Zone, s.Zone)
	if name == "" {
		name = r.Call.zone().String()
	}
	return h.clocks.Zone(name)
}

// knownSources are the outlets in a list with commas. One that has no article is refused.
func (h handlers) knownSources(ctx context.Context, list string) ([]string, error) {
	var out []string
	for _, typed := range strings.Split(list, ",") {
		typed = strings.TrimSpace(typed)
		if typed == "" {
			continue
		}
		names, err := h.sourceNames(ctx)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, typed) })
		if i < 0 {
			hint := "/sources lists them."
			if near := nearest(typed, names); len(near) > 0 {
				hint = "Perhaps " + strings.Join(near[:min(3, len(near))], " or ") + "? " + hint
			}
			return nil, &Refusal{Message: "There is no outlet “" + short(typed) + "”.", Hint: hint}
		}
		out = append(out, names[i])
	}
	return out, nil
}

type dailyOffRequest struct {
	Call    Call
	Channel string `option:"channel" help:"the channel; all of them if left out" kind:"channel"`
}

func (h handlers) dailyOff() Command {
	return Bind("daily off", "End the daily summary, and delete what is kept of it", h.runDailyOff).ofManagers()
}

func (h handlers) runDailyOff(_ context.Context, r dailyOffRequest) (Reply, error) {
	all, err := h.dailies.Dailies(r.Call.Server, r.Call.Now)
	if err != nil {
		return Reply{}, err
	}
	ended := 0
	for _, d := range all {
		if r.Channel != "" && d.Channel != r.Channel {
			continue
		}
		ok, err := h.dailies.DropDaily(r.Call.Server, d.Channel)
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
	return told("Ended: " + count(ended, "daily summary") + ". What was kept of it is deleted."), nil
}

type dailyStatusRequest struct{ Call Call }

func (h handlers) dailyStatus() Command {
	return Bind("daily status", "The daily summaries of this server, and what became of them", h.runDailyStatus).ofManagers()
}

func (h handlers) runDailyStatus(_ context.Context, r dailyStatusRequest) (Reply, error) {
	all, err := h.dailies.Dailies(r.Call.Server, r.Call.Now)
	if err != nil {
		return Reply{}, err
	}
	if len(all) == 0 {
		return told("No daily summary is set: /daily set sets one."), nil
	}
	var blocks []Block
	for _, d := range all {
		blocks = append(blocks, Schedule{d})
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

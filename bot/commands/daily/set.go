package daily

import (
	"context"
	"slices"
	"strings"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/bot/settings"
	"quoth/bot/weekdays"
	"quoth/retrieval/question"
)

type setRequest struct {
	Call     bot.Call
	Channel  string `option:"channel,required" help:"the channel, thread or forum to post in" kind:"channel"`
	Time     string `option:"time,required" help:"the time of day, like 18:30 or 7am" max:"20"`
	Days     string `option:"days" help:"like weekdays, Mon-Fri or mon wed fri; every day if left out" max:"100"`
	Zone     string `option:"zone" help:"a big city, or an IANA time zone like Europe/London; the server's if left out" max:"64"`
	Topic    string `option:"topic" help:"only stories with these words" max:"200"`
	Sources  string `option:"sources" help:"only these outlets or labels, with commas between" max:"500"`
	Silent   string `option:"silent" help:"yes: post without a notification" choices:"yes,no"`
	EmptyDay string `option:"empty-day" help:"yes: a line on days without news too" choices:"yes,no"`
}

// yes is a choice of an option that is on or off; its tag has the choices "yes,no".
const yes = "yes"

func (h handlers) set() bot.Command {
	c := bind.Command("daily set",
		"Post a summary of the day's news in a channel, every day or on some weekdays",
		h.runSet)
	return c.ForManagers().Completing("days", h.completeDays).Completing("zone", h.CompleteZone).
		Completing("sources", h.CompleteSources).Completing("topic", h.CompleteTopic)
}

// usualDays are suggested for the option days.
var usualDays = []string{
	"weekdays", "every day", "weekends", "Monday to Friday", "Monday, Wednesday and Friday", "Tuesday and Thursday",
	"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
}

// completeDays suggests the weekdays that were typed as they are read, and usual ones.
func (h handlers) completeDays(_ context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
	var values []string
	if days, err := h.Clocks.Days(typed); err == nil {
		values = append(values, days.String())
	}
	for _, days := range bot.WithPrefix(usualDays, strings.TrimSpace(typed)) {
		if !slices.Contains(values, days) {
			values = append(values, days)
		}
	}
	return bot.Suggest(values), nil
}

func (h handlers) runSet(ctx context.Context, r setRequest) (bot.Reply, error) {
	d, err := h.dailyOf(ctx, r)
	if err != nil {
		return bot.Reply{}, err
	}
	set, err := h.Dailies.SetDaily(ctx, d)
	if err != nil {
		return bot.Reply{}, err
	}
	reply := bot.Reply{Blocks: []bot.Block{
		bot.Text{Words: "The daily summary is set."},
		set.Schedule,
		bot.Notice{Words: remarks(set)},
	}}
	if !set.AtOnce {
		reply.Actions = postNow(set.Schedule)
	}
	return reply, nil
}

// dailyOf returns the schedule that a request describes.
func (h handlers) dailyOf(ctx context.Context, r setRequest) (d settings.Daily, err error) {
	d = settings.Daily{
		Server: r.Call.Server, Channel: r.Channel, Topic: oneLine(r.Topic),
		Silent: r.Silent == yes, EmptyDay: r.EmptyDay == yes, SetBy: r.Call.User,
	}
	if d.Hour, d.Minute, err = h.Clocks.Clock(r.Time); err != nil {
		return d, err
	}
	if d.Days, err = h.days(r.Days); err != nil {
		return d, err
	}
	zone, err := h.zone(r.Call, r.Zone)
	if err != nil {
		return d, err
	}
	d.Zone = zone.String()
	if d.Topic != "" && len(question.Parse(d.Topic, question.Known{}).Terms) == 0 {
		return d, &bot.Refusal{
			Message: "“" + bot.Short(d.Topic) + "” is no topic: stories cannot be found by these words.",
			Hint:    "Name a person, a place or a thing.",
		}
	}
	d.Sources, err = h.Outlets(ctx, r.Sources)
	return d, err
}

// days reads the weekdays that were typed; none stand for all.
func (h handlers) days(typed string) (weekdays.Set, error) {
	if typed == "" {
		return weekdays.Of(), nil
	}
	return h.Clocks.Days(typed)
}

// oneLine returns s with single spaces between its words.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// remarks says what a person may want to know about a schedule that was set.
func remarks(s Set) string {
	out := "A post before noon is about the day before, a later one about its own day."
	if !s.Schedule.Days.All() {
		out = "A post is about one day: before noon the day before, later its own day. /summary shows the days between."
	}
	switch {
	case s.AtOnce:
		out = "Its time has passed today, so today’s summary is posted now. " + out
	case s.Passed:
		out = "Its time has passed today, so it begins with the next one; /daily now posts one at once. " + out
	}
	return out + " /daily preview shows what one looks like; /daily off stops it."
}

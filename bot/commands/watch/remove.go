package watch

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/bot/settings"
)

type removeRequest struct {
	Call  bot.Call
	Watch string `option:"watch,required" help:"its number in /watch list, or its words" max:"200"`
}

func (h handlers) remove() bot.Command {
	c := bind.Command("watch remove", "End a watch, and delete what is kept of it", h.runRemove)
	return c.ForPerson().Completing("watch", h.completeWatch)
}

// mostSuggested is how many suggestions Discord shows.
const mostSuggested = 25

// completeWatch suggests the watches that the caller may remove.
func (h handlers) completeWatch(_ context.Context, c bot.Call, typed string) ([]bot.Suggestion, error) {
	all, err := h.Watches.Watches(personOf(c))
	var out []bot.Suggestion
	for _, w := range all {
		number := strconv.FormatUint(w.Number, 10)
		isMeant := strings.HasPrefix(number, strings.TrimSpace(typed)) ||
			strings.Contains(strings.ToLower(w.About), strings.ToLower(strings.TrimSpace(typed)))
		if isMeant && len(out) < mostSuggested {
			label := bot.Watch{Watch: w}.Title() + " (" + w.Where() + ")"
			out = append(out, bot.Suggestion{Label: label, Value: number})
		}
	}
	if len(out) > 0 {
		return out, nil
	}
	return nil, err
}

func (h handlers) runRemove(_ context.Context, r removeRequest) (bot.Reply, error) {
	all, err := h.Watches.Watches(personOf(r.Call))
	meant := meantBy(r.Watch, all)
	switch {
	case len(meant) == 0 && err != nil:
		return bot.Reply{}, err
	case len(meant) == 0:
		return bot.Reply{}, unknown(r.Watch, len(all) > 0)
	case len(meant) > 1:
		return which(meant), nil
	}
	ok, err := h.Watches.DropWatch(meant[0])
	if err != nil {
		return bot.Reply{}, err
	}
	if !ok { // somebody else was faster
		return bot.Reply{}, unknown(r.Watch, len(all) > 1)
	}
	subject := bot.Watch{Watch: meant[0]}.Subject()
	return bot.Say("No longer watched: " + subject + ". What was kept of it is deleted."), nil
}

// meantBy returns the watches that somebody may mean by a number or by words.
func meantBy(typed string, all []settings.Watch) []settings.Watch {
	typed = strings.TrimSpace(typed)
	keep := func(of func(settings.Watch) bool) []settings.Watch {
		return slices.DeleteFunc(slices.Clone(all), func(w settings.Watch) bool { return !of(w) })
	}
	if number, err := strconv.ParseUint(strings.Trim(typed, "#. "), 10, 64); err == nil {
		if of := keep(func(w settings.Watch) bool { return w.Number == number }); len(of) > 0 {
			return of
		}
	}
	return keep(func(w settings.Watch) bool { return strings.EqualFold(plain(w.About), plain(typed)) })
}

// plain returns words without the marks around them.
func plain(words string) string {
	return strings.Trim(strings.Join(strings.Fields(words), " "), "\"“”„«»‘’'")
}

// unknown refuses to remove a watch that the caller does not have.
func unknown(typed string, hasOthers bool) error {
	r := &bot.Refusal{
		Message: "You have no watch “" + bot.Short(typed) + "”.",
		Hint:    "/watch list shows your watches with their numbers.",
	}
	if !hasOthers {
		r.Hint = "You watch nothing, so that there is nothing to end."
	}
	return r
}

// which asks which of several watches is meant. Each has a button.
func which(of []settings.Watch) bot.Reply {
	reply := bot.Reply{Outcome: bot.Undecided, Blocks: []bot.Block{bot.Text{Words: "Which one is to end?"}}}
	for i, w := range of {
		reply.Blocks = append(reply.Blocks, bot.Watch{Watch: w})
		if i < mostSuggested {
			reply.Actions = append(reply.Actions, Remove(w, fmt.Sprintf("End number %d", w.Number)))
		}
	}
	return reply
}

// Remove offers to end a watch.
func Remove(w settings.Watch, label string) bot.Action {
	return bot.Action{Label: label, Call: bot.Call{
		Command: "watch remove", Options: map[string]string{"watch": strconv.FormatUint(w.Number, 10)},
	}}
}

package discord

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/card"
	"quoth/bot/discord/exchange"
	"quoth/bot/settings"
)

// button is what the custom id of a button or of an entry in a menu says: "q1:turn:3fq9…". The call that it makes
// is saved under the key, so that it works after a restart. The version lets a later Quoth refuse the buttons of
// this one.
type button struct{ verb, key string }

const buttonVersion = "q1"

// The verbs of buttons.
const (
	verbTurn   = "turn"   // shows another page in the same message
	verbShow   = "show"   // shows another reply, to the person who presses it
	verbAsk    = "ask"    // asks for a question, which refers to what was asked before
	verbShare  = "share"  // shows the reply again, to everyone
	verbDelete = "delete" // deletes the message
	verbMenu   = "menu"   // is a menu, whose entries are buttons
	verbHelp   = "help"   // stands under a daily post; the key is the post's
)

// noKey stands where a button needs no call.
const noKey = "-"

// String returns the custom id.
func (b button) String() string { return buttonVersion + ":" + b.verb + ":" + b.key }

// parseButton reads a custom id. It returns the zero button for one that this version does not know.
func parseButton(customID string) button {
	parts := strings.SplitN(customID, ":", 3)
	if len(parts) != 3 || parts[0] != buttonVersion || parts[2] == "" {
		return button{}
	}
	return button{parts[1], parts[2]}
}

// offer is a button, or an entry of the menu, whose call is not saved yet.
type offer struct {
	label, detail, verb string
	call                bot.Call
	part                int // of the reply to the call
	isEntry             bool
}

// verbs are the verbs of the kinds of actions.
var verbs = map[bot.ActionKind]string{
	bot.Turn: verbTurn, bot.Show: verbShow, bot.Choose: verbShow, bot.Continue: verbAsk,
}

// isElsewhere reports whether an action belongs to another part of the reply than the one that is shown: to a
// block that is not shown, or to the first or the last part, from which one turns to other pages.
func (o order) isElsewhere(a bot.Action, reply bot.Reply, d card.Drawn) bool {
	switch {
	case a.About > 0:
		return !d.Shown[a.About]
	case a.Kind != bot.Turn:
		return false
	case a.Call.Page > reply.Page:
		return o.part+1 < d.Parts
	}
	return o.part > 0
}

// offers returns the actions of a reply to o that belong to the part that is shown.
func (o order) offers(reply bot.Reply, d card.Drawn) []offer {
	out := o.parts(d.Parts)
	for _, a := range reply.Actions {
		if !o.isElsewhere(a, reply, d) {
			out = append(out, o.offerOf(a, reply))
		}
	}
	if o.share && reply.Outcome == bot.Answered {
		out = append(out, offer{label: "Share", verb: verbShare, call: o.call, part: o.part})
	}
	slices.SortStableFunc(out, func(a, b offer) int { return a.place() - b.place() })
	return out
}

// offerOf returns an action as an offer. One turns back to the last part of the page before.
func (o order) offerOf(a bot.Action, reply bot.Reply) offer {
	out := offer{label: a.Label, detail: a.Detail, verb: verbs[a.Kind], call: a.Call, isEntry: a.Kind == bot.Choose}
	switch {
	case a.Kind == bot.Turn && a.Call.Page < reply.Page:
		out.part = -1
	case a.Kind == bot.Continue && o.all:
		out.call = out.call.Set("source", settings.AllSources)
	}
	return out
}

// place returns where an offer stands among others: Back and Next never change places.
func (o offer) place() int {
	switch {
	case o.verb == verbTurn && o.label == labelBack:
		return 0
	case o.verb == verbTurn && o.label == labelNext:
		return 1
	}
	return 2
}

// The labels of the buttons to other pages and parts.
const (
	labelBack = "Back"
	labelNext = "Next"
)

// parts returns offers of the parts before and after the one that is shown.
func (o order) parts(n int) []offer {
	var out []offer
	if o.part > 0 {
		out = append(out, offer{label: labelBack, verb: verbTurn, call: o.call, part: o.part - 1})
	}
	if o.part+1 < n && o.call.Command != "" {
		out = append(out, offer{label: labelNext, verb: verbTurn, call: o.call, part: o.part + 1})
	}
	return out
}

// control is an offer whose call is saved under a key.
type control struct {
	offer
	id string
}

// save saves the calls of offers. Of two offers with the same effect it keeps one: a message may have a custom id
// only once.
func (b *Bot) save(offers []offer, o order) ([]control, error) {
	if len(offers) == 0 {
		return nil, nil
	}
	calls := make([][]byte, len(offers))
	for i, offer := range offers {
		data, err := encodeCall(offer.call, offer.part, o.call.Now)
		if err != nil {
			return nil, fmt.Errorf("save button: %w", err)
		}
		calls[i] = data
	}
	keys, err := b.store.SaveCalls(calls)
	if err != nil {
		return nil, fmt.Errorf("save buttons: %w", err)
	}
	var out []control
	seen := make(map[string]bool)
	for i, offer := range offers {
		id := button{offer.verb, keys[i]}.String()
		if !seen[id] && length(id) <= maxCustomID {
			seen[id] = true
			out = append(out, control{offer, id})
		}
	}
	return out, nil
}

// controls returns the menu and the buttons under a reply to o, with more buttons at the end. Those whose call
// cannot be saved are missing.
func (b *Bot) controls(reply bot.Reply, d card.Drawn, o order, more ...discordgo.MessageComponent) []exchange.Row {
	if o.plain {
		return rows(nil, nil, more)
	}
	saved, err := b.save(o.offers(reply, d), o)
	if err != nil {
		b.log.Error("answer", "command", o.call.Command, "err", err)
	}
	var entries []discordgo.SelectMenuOption
	var buttons []discordgo.MessageComponent
	for _, c := range saved {
		if c.isEntry {
			entries = append(entries, discordgo.SelectMenuOption{
				Label: card.Shorten(c.label, maxChoice, card.Plain), Value: c.id,
				Description: card.Shorten(c.detail, maxChoice, card.Plain),
			})
			continue
		}
		buttons = append(buttons, newButton(c.label, c.id))
	}
	if o.deletable && (reply.Outcome == bot.Answered || reply.Outcome == bot.Silent) {
		more = append(more, newButton("Delete", button{verbDelete, noKey}.String()))
	}
	return rows(entries, buttons, more)
}

// placeholder says what a menu has: what stands around excerpts and, behind that, other times.
func placeholder(entries []discordgo.SelectMenuOption) string {
	last := entries[len(entries)-1].Label
	if strings.HasPrefix(last, "Earlier") || strings.HasPrefix(last, "Later") {
		return "Around, earlier, later"
	}
	return "Around an excerpt"
}

func newButton(label, id string) discordgo.Button {
	return discordgo.Button{
		Label: card.Shorten(label, maxLabel, card.Plain), Style: discordgo.SecondaryButton, CustomID: id,
	}
}

// rows lays out a menu and buttons. Those at the end always have their place.
func rows(entries []discordgo.SelectMenuOption, buttons, last []discordgo.MessageComponent) []exchange.Row {
	var out []exchange.Row
	if len(entries) > 0 {
		out = append(out, exchange.NewRow(discordgo.SelectMenu{
			MenuType: discordgo.StringSelectMenu, CustomID: button{verbMenu, noKey}.String(),
			Placeholder: placeholder(entries), Options: entries[:min(len(entries), maxChoices)],
		}))
	}
	room := (maxRows-len(out))*maxButtons - len(last)
	for buttons = append(buttons[:min(len(buttons), room)], last...); len(buttons) > 0; {
		n := min(maxButtons, len(buttons))
		out = append(out, exchange.NewRow(buttons[:n]...))
		buttons = buttons[n:]
	}
	return out
}

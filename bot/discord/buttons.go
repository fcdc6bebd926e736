package discord

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/card"
)

// button is what a custom id says: "q1:turn:3fq9…". The call that the button makes is saved under
// the key, so that the button works after a restart. The version lets a later Quoth refuse the
// buttons of this one.
type button struct{ verb, key string }

const buttonVersion = "q1"

// The verbs of buttons.
const (
	verbTurn  = "turn"  // shows another page in the same message
	verbShow  = "show"  // shows another reply, to the person who presses it
	verbShare = "share" // shows the reply again, to everyone
	verbHelp  = "help"  // stands under a daily post; the key is the post's
)

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

// savedCall is a call behind a button: what is asked, and when it was asked, from which "yesterday"
// counts. It does not say who asked, or where. The time is rounded down to a quarter of an hour, so
// that equal questions are saved once; midnight is at a quarter of an hour in every time zone.
type savedCall struct {
	Command string            `json:"command"`
	Options map[string]string `json:"options,omitempty"`
	Page    int               `json:"page,omitempty"`
	Now     time.Time         `json:"now"`
}

// offer is a button whose call is not saved yet.
type offer struct {
	label, verb string
	call        bot.Call
}

// offers returns the buttons of the reply to call: those of the blocks that are shown, and Share.
func offers(reply bot.Reply, d card.Drawn, call bot.Call, share bool) []offer {
	var out []offer
	for _, a := range reply.Actions {
		if a.About > 0 && !d.Shown[a.About] {
			continue
		}
		o := offer{a.Label, verbTurn, a.Call}
		if a.About > 0 {
			o.verb = verbShow
		}
		if n := d.Labels[a.About]; n > 0 {
			o.label = fmt.Sprintf("%s %d", a.Label, n)
		}
		out = append(out, o)
	}
	if share {
		out = append(out[:min(len(out), maxActions-1)], offer{"Share", verbShare, call})
	}
	return out[:min(len(out), maxActions)]
}

// save saves the calls of offers, with the time of asking, and makes buttons of them.
func save(store Store, offers []offer, now time.Time) ([]discordgo.Button, error) {
	if len(offers) == 0 {
		return nil, nil
	}
	calls := make([][]byte, len(offers))
	for i, o := range offers {
		asked := now.UTC().Truncate(15 * time.Minute)
		data, err := json.Marshal(savedCall{o.call.Command, o.call.Options, o.call.Page, asked})
		if err != nil {
			return nil, fmt.Errorf("save button: %w", err)
		}
		calls[i] = data
	}
	keys, err := store.SaveCalls(calls)
	if err != nil {
		return nil, fmt.Errorf("save buttons: %w", err)
	}
	return buttonsOf(offers, keys), nil
}

// buttonsOf makes a button of each offer and its key. Of two offers with the same effect it keeps
// one: a message may have a custom id only once.
func buttonsOf(offers []offer, keys []string) []discordgo.Button {
	var out []discordgo.Button
	seen := make(map[string]bool)
	for i, o := range offers {
		id := button{o.verb, keys[i]}.String()
		if seen[id] || length(id) > maxCustomID {
			continue
		}
		seen[id] = true
		out = append(out, discordgo.Button{
			Label: card.Shorten(o.label, maxLabel, card.Plain), Style: discordgo.SecondaryButton, CustomID: id,
		})
	}
	return out
}

// loadCall returns the call that was saved under a key. It reports whether the call is still there.
func loadCall(store Store, key string) (call bot.Call, ok bool, err error) {
	data, ok, err := store.SavedCall(key)
	if err != nil || !ok {
		return bot.Call{}, false, err
	}
	var saved savedCall
	if err := json.Unmarshal(data, &saved); err != nil {
		return bot.Call{}, false, fmt.Errorf("read button: %w", err)
	}
	return bot.Call{Command: saved.Command, Options: saved.Options, Page: saved.Page, Now: saved.Now}, true, nil
}

// rows lays buttons out in rows.
func rows(buttons []discordgo.Button) []row {
	var out []row
	for len(buttons) > 0 && len(out) < maxRows {
		n := min(maxButtons, len(buttons))
		out = append(out, row{discordgo.ActionsRowComponent, buttons[:n]})
		buttons = buttons[n:]
	}
	return out
}

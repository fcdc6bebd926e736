package discord

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
)

// button is what a custom id says: "q1:turn:3fq9…". The call that the button makes is kept
// under the key, so that it works after a restart; the version lets a later Quoth refuse the
// buttons of this one.
type button struct{ verb, key string }

const buttonVersion = "q1"

// The verbs of buttons.
const (
	verbTurn  = "turn"  // the reply becomes another page of itself
	verbShow  = "show"  // a reply of its own, for who presses
	verbShare = "share" // the reply again, for everyone
	verbHelp  = "help"  // under a post; the key is the post's
)

func (b button) String() string { return buttonVersion + ":" + b.verb + ":" + b.key }

// parseButton reads a custom id. The zero button is one that this version does not know.
func parseButton(customID string) button {
	parts := strings.SplitN(customID, ":", 3)
	if len(parts) != 3 || parts[0] != buttonVersion || parts[2] == "" {
		return button{}
	}
	return button{parts[1], parts[2]}
}

// keptCall is a call behind a button: what is asked, and when it was asked, from which
// "yesterday" counts. Neither who asked nor where is kept. The time is of a quarter of an
// hour, so that the same questions are kept once; every zone's midnight is at a quarter.
type keptCall struct {
	Command string            `json:"command"`
	Options map[string]string `json:"options,omitempty"`
	Page    int               `json:"page,omitempty"`
	Now     time.Time         `json:"now"`
}

// Most buttons under a message, Share among them.
const mostActions = mostRows * mostButtons

// offer is a button before its call is kept.
type offer struct {
	label, verb string
	call        bot.Call
}

// offers are the buttons of a reply to call: those of its blocks that are shown, and Share.
func offers(reply bot.Reply, d drawn, call bot.Call, share bool) []offer {
	var out []offer
	for _, a := range reply.Actions {
		if a.About > 0 && !d.shown[a.About] {
			continue
		}
		o := offer{a.Label, verbTurn, a.Call}
		if a.About > 0 {
			o.verb = verbShow
		}
		if n := d.labels[a.About]; n > 0 {
			o.label = fmt.Sprintf("%s %d", a.Label, n)
		}
		out = append(out, o)
	}
	if share {
		out = append(out[:min(len(out), mostActions-1)], offer{"Share", verbShare, call})
	}
	return out[:min(len(out), mostActions)]
}

// keep stores the calls of offers, with the time of asking, and makes buttons of them.
func keep(store Store, offers []offer, now time.Time) ([]discordgo.Button, error) {
	if len(offers) == 0 {
		return nil, nil
	}
	calls := make([][]byte, len(offers))
	for i, o := range offers {
		data, err := json.Marshal(keptCall{o.call.Command, o.call.Options, o.call.Page, now.UTC().Truncate(15 * time.Minute)})
		if err != nil {
			return nil, fmt.Errorf("keep button: %w", err)
		}
		calls[i] = data
	}
	keys, err := store.KeepAll(calls)
	if err != nil {
		return nil, fmt.Errorf("keep buttons: %w", err)
	}
	return buttonsOf(offers, keys), nil
}

// buttonsOf gives each offer its key. Two that would do the same are one: a custom id
// may stand under a message only once.
func buttonsOf(offers []offer, keys []string) []discordgo.Button {
	var out []discordgo.Button
	seen := make(map[string]bool)
	for i, o := range offers {
		id := button{o.verb, keys[i]}.String()
		if seen[id] || length(id) > mostCustomID {
			continue
		}
		seen[id] = true
		out = append(out, discordgo.Button{Label: shortened(o.label, mostLabel, plain), Style: discordgo.SecondaryButton, CustomID: id})
	}
	return out
}

// recall is the call that was kept under a key; ok is false where there is none any more.
func recall(store Store, key string) (call bot.Call, ok bool, err error) {
	data, ok, err := store.Recall(key)
	if err != nil || !ok {
		return bot.Call{}, false, err
	}
	var kept keptCall
	if err := json.Unmarshal(data, &kept); err != nil {
		return bot.Call{}, false, fmt.Errorf("read button: %w", err)
	}
	return bot.Call{Command: kept.Command, Options: kept.Options, Page: kept.Page, Now: kept.Now}, true, nil
}

// rows lays buttons out.
func rows(buttons []discordgo.Button) []row {
	var out []row
	for len(buttons) > 0 && len(out) < mostRows {
		n := min(mostButtons, len(buttons))
		out = append(out, row{discordgo.ActionsRowComponent, buttons[:n]})
		buttons = buttons[n:]
	}
	return out
}

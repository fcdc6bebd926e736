package discord

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// form is the data of a callback that opens a form.
type form struct {
	CustomID   string `json:"custom_id"`
	Title      string `json:"title"`
	Components []row  `json:"components"`
}

// openForm opens the form that takes a question. It comes back with the custom id of the button. It reports false where
// an answer was announced: a form can only be the first one.
func (x *exchange) openForm(ctx context.Context, b button) (bool, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.deferred {
		return false, nil
	}
	return true, x.first(ctx, &x.answered, callback{discordgo.InteractionResponseModal, form{
		CustomID: b.String(), Title: "Follow up",
		Components: []row{newRow(discordgo.TextInput{
			CustomID: "question", Label: "Your question", Style: discordgo.TextInputShort,
			Placeholder: "and in December? · why? · more", Required: true, MaxLength: maxFollowUp,
		})},
	}})
}

// deleteMessage deletes the message whose button was pressed.
func (x *exchange) deleteMessage(ctx context.Context) error {
	if err := x.announce(); err != nil {
		return err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.done(x.persist(ctx, "DELETE", x.original(), nil))
}

// components is a change of nothing but the components of a message.
type components struct {
	Components []discordgo.MessageComponent `json:"components"`
	Mentions   mentions                     `json:"allowed_mentions"`
}

func newComponents(all []discordgo.MessageComponent) components {
	return components{all, mentions{Parse: []string{}}}
}

// replaceComponents changes the components of the message whose button was pressed. What is answered after that
// stands beside the message.
func (x *exchange) replaceComponents(ctx context.Context, to []discordgo.MessageComponent) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.beside = true
	if x.deferred {
		return x.persist(ctx, "PATCH", x.original(), newComponents(to))
	}
	return x.first(ctx, &x.deferred, callback{discordgo.InteractionResponseUpdateMessage, newComponents(to)})
}

// restoreComponents changes the components once more.
func (x *exchange) restoreComponents(ctx context.Context, to []discordgo.MessageComponent) error {
	return x.persist(ctx, "PATCH", x.original(), newComponents(to))
}

// switchedOff returns components with the button of a custom id switched off.
func switchedOff(all []discordgo.MessageComponent, id string) []discordgo.MessageComponent {
	out := make([]discordgo.MessageComponent, 0, len(all))
	for _, c := range all {
		switch c := c.(type) {
		case *discordgo.ActionsRow:
			row := *c
			row.Components = switchedOff(c.Components, id)
			out = append(out, row)
		case *discordgo.Button:
			b := *c
			b.Disabled = b.Disabled || b.CustomID == id
			out = append(out, b)
		default:
			out = append(out, c)
		}
	}
	return out
}

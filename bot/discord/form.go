package discord

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

// form is the data of a callback that opens a form.
type form struct {
	CustomID   string `json:"custom_id"`
	Title      string `json:"title"`
	Components []row  `json:"components"`
}

// openForm opens the form that takes a question. It comes back with the custom id of the button.
func (x *exchange) openForm(ctx context.Context, b button) error {
	return x.first(ctx, &x.answered, callback{discordgo.InteractionResponseModal, form{
		CustomID: b.String(), Title: "Follow up",
		Components: []row{newRow(discordgo.TextInput{
			CustomID: "question", Label: "Your question", Style: discordgo.TextInputShort,
			Placeholder: "and in December? · why? · more", Required: true, MaxLength: maxFollowUp,
		})},
	}})
}

// deleteMessage deletes the message whose button was pressed.
func (x *exchange) deleteMessage(ctx context.Context) error {
	err := x.first(ctx, &x.deferred, callback{Type: discordgo.InteractionResponseDeferredMessageUpdate})
	if err != nil {
		return err
	}
	x.answered = true
	return x.client.Do(ctx, "DELETE", x.original(), nil, nil)
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
	x.beside = true
	return x.first(ctx, &x.deferred, callback{discordgo.InteractionResponseUpdateMessage, newComponents(to)})
}

// restoreComponents changes the components once more.
func (x *exchange) restoreComponents(ctx context.Context, to []discordgo.MessageComponent) error {
	return x.client.Do(ctx, "PATCH", x.original(), newComponents(to), nil)
}

// followUp sends a further message.
func (x *exchange) followUp(ctx context.Context, m message) error {
	if err := x.client.Do(ctx, "POST", rest.Path("webhooks", x.application, x.token), m.body(m), nil); err != nil {
		return err
	}
	x.answered = true
	return nil
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

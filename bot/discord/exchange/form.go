package exchange

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// maxFollowUp is how long a question in a form may be, in characters. It is Quoth's own limit.
const maxFollowUp = 500

// form is the data of a callback that opens a form.
type form struct {
	CustomID   string `json:"custom_id"`
	Title      string `json:"title"`
	Components []Row  `json:"components"`
}

// OpenForm opens the form that takes a question. It comes back with the custom id of the button. It reports false where
// an answer was announced: a form can only be the first one.
func (x *Exchange) OpenForm(ctx context.Context, customID string) (bool, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.deferred {
		return false, nil
	}
	return true, x.first(ctx, &x.answered, callback{discordgo.InteractionResponseModal, form{
		CustomID: customID, Title: "Follow up",
		Components: []Row{NewRow(discordgo.TextInput{
			CustomID: "question", Label: "Your question", Style: discordgo.TextInputShort,
			Placeholder: "and in December? · why? · more", Required: true, MaxLength: maxFollowUp,
		})},
	}})
}

// DeleteMessage deletes the message whose button was pressed.
func (x *Exchange) DeleteMessage(ctx context.Context) error {
	if err := x.Announce(); err != nil {
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

// ReplaceComponents changes the components of the message whose button was pressed. What is answered after that
// stands beside the message.
func (x *Exchange) ReplaceComponents(ctx context.Context, to []discordgo.MessageComponent) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.beside = true
	if x.deferred {
		return x.persist(ctx, "PATCH", x.original(), newComponents(to))
	}
	return x.first(ctx, &x.deferred, callback{discordgo.InteractionResponseUpdateMessage, newComponents(to)})
}

// RestoreComponents changes the components once more.
func (x *Exchange) RestoreComponents(ctx context.Context, to []discordgo.MessageComponent) error {
	return x.persist(ctx, "PATCH", x.original(), newComponents(to))
}

package discord

import (
	"context"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

// answerWithin is how long an interaction waits for its first answer, less a margin.
const answerWithin = discordgo.InteractionDeadline - 100*time.Millisecond

// exchange is one interaction on the wire. Discord wants a first answer within three seconds, which
// may announce the real answer.
type exchange struct {
	client                 *rest.Client
	id, application, token string
	received               time.Time
	deferred, answered     bool
	update                 bool // the answer changes the message whose button was pressed
	beside                 bool // that message was changed; the answer is one more message
	public                 bool // everyone has seen that an answer is announced
}

func newExchange(c *rest.Client, i *discordgo.Interaction) *exchange {
	return &exchange{client: c, id: i.ID, application: i.AppID, token: i.Token, received: time.Now()}
}

// announce says that the answer comes later. The answer is then as private as its announcement.
func (x *exchange) announce(ctx context.Context, private bool) error {
	if x.update {
		return x.first(ctx, &x.deferred, callback{Type: discordgo.InteractionResponseDeferredMessageUpdate})
	}
	c := callback{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}
	if x.public = !private; private {
		c.Data = struct {
			Flags discordgo.MessageFlags `json:"flags"`
		}{discordgo.MessageFlagsEphemeral}
	}
	return x.first(ctx, &x.deferred, c)
}

// answer sends the answer, in the way that Discord still allows.
func (x *exchange) answer(ctx context.Context, m message) error {
	switch {
	case x.beside:
		return x.followUp(ctx, m)
	case x.deferred:
		m.Flags &^= discordgo.MessageFlagsEphemeral
		if err := x.client.Do(ctx, "PATCH", x.original(), m.body(m), nil); err != nil {
			return err
		}
		x.answered = true
		return nil
	case x.update:
		m.Flags = 0 // a message stays as private as it is
		return x.first(ctx, &x.answered, callback{discordgo.InteractionResponseUpdateMessage, m})
	}
	return x.first(ctx, &x.answered, callback{discordgo.InteractionResponseChannelMessageWithSource, m})
}

// answerPrivately answers the caller alone. It leaves the message above a pressed button as it is, and takes back
// an announcement to everyone.
func (x *exchange) answerPrivately(ctx context.Context, m message) error {
	switch {
	case x.deferred && x.public:
		if err := x.client.Do(ctx, "DELETE", x.original(), nil, nil); err != nil {
			return err
		}
		return x.followUp(ctx, m.private())
	case x.update && x.deferred:
		return x.followUp(ctx, m.private())
	}
	x.update = false
	return x.answer(ctx, m.private())
}

// suggest answers an autocompletion.
func (x *exchange) suggest(ctx context.Context, list []choice) error {
	return x.first(ctx, &x.answered, callback{discordgo.InteractionApplicationCommandAutocompleteResult, choices{list}})
}

// first sends the first answer, and sets done when Discord has it. When the request is repeated,
// Discord may say that the first attempt did arrive.
func (x *exchange) first(ctx context.Context, done *bool, c callback) error {
	ctx, cancel := context.WithDeadline(ctx, x.received.Add(answerWithin))
	defer cancel()
	err := x.client.Do(ctx, "POST", rest.Path("interactions", x.id, x.token, "callback"), c.body(), nil)
	if err != nil && rest.Code(err) != rest.CodeAlreadyAnswered {
		return err
	}
	*done = true
	return nil
}

// original returns the path of the message that answers.
func (x *exchange) original() string {
	return rest.Path("webhooks", x.application, x.token, "messages", "@original")
}

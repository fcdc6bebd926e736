package discord

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/sync/semaphore"

	"quoth/bot/discord/rest"
)

// What Discord allows for the answers to an interaction, less a margin.
const (
	answerWithin = discordgo.InteractionDeadline - 100*time.Millisecond // for the first one
	tokenLife    = 15*time.Minute - 10*time.Second                      // for all
)

// exchange is one interaction on the wire. Discord wants a first answer within three seconds. Where the real one is
// not ready soon, an announcement of it is sent, whatever the real one waits for.
type exchange struct {
	client                 *rest.Client
	id, application, token string
	received               time.Time
	persisting             *semaphore.Weighted // has room for the answers that may be sent again for long

	mu                 sync.Mutex // held while an answer is on its way
	deferred, answered bool
	answering          bool  // the answer is on its way, or was given up
	update             bool  // the answer changes the message whose button was pressed
	beside             bool  // that message was changed; the answer is one more message
	public             bool  // everyone sees, or will see, that an answer is announced
	refused            error // Discord has refused the answer with its links and buttons
}

// errElsewhere means that somebody else has answered an interaction.
var errElsewhere = errors.New("the interaction was answered by another process")

func (b *Bot) newExchange(c *rest.Client, i *discordgo.Interaction) *exchange {
	return &exchange{
		client: c, id: i.ID, application: i.AppID, token: i.Token, received: time.Now(), persisting: b.persisting,
	}
}

// answer sends the answer, in the way that Discord still allows.
func (x *exchange) answer(ctx context.Context, m message) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.put(ctx, m)
}

// answerPrivately answers the caller alone. It leaves the message above a pressed button as it is, and takes back
// an announcement to everyone.
func (x *exchange) answerPrivately(ctx context.Context, m message) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.deferred && !x.update && x.public {
		err := x.persist(ctx, "DELETE", x.original(), nil)
		if err != nil && rest.Status(err) != http.StatusNotFound { // it may be gone since an earlier attempt
			return err
		}
		x.beside = true
	}
	x.beside = x.beside || x.update && x.deferred
	x.update = false
	return x.put(ctx, m.private())
}

// suggest answers an autocompletion.
func (x *exchange) suggest(ctx context.Context, list []choice) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.first(ctx, &x.answered, callback{discordgo.InteractionApplicationCommandAutocompleteResult, choices{list}})
}

// put sends a message or, where Discord refuses what is in it, the simpler one that it has.
func (x *exchange) put(ctx context.Context, m message) error {
	x.answering = true
	err := x.putOnce(ctx, m)
	if rest.Status(err) != http.StatusBadRequest || m.simpler == nil {
		return err
	}
	x.refused = err
	return x.putOnce(ctx, m.simplified())
}

func (x *exchange) putOnce(ctx context.Context, m message) error {
	switch {
	case x.beside:
		return x.followUp(ctx, m)
	case x.deferred:
		m.Flags &^= discordgo.MessageFlagsEphemeral // as private as its announcement
		return x.done(x.persist(ctx, "PATCH", x.original(), m.body(m)))
	case x.update:
		m.Flags = 0 // a message stays as private as it is
		return x.first(ctx, &x.answered, callback{discordgo.InteractionResponseUpdateMessage, m})
	}
	return x.first(ctx, &x.answered, callback{discordgo.InteractionResponseChannelMessageWithSource, m})
}

// followUp sends a further message.
func (x *exchange) followUp(ctx context.Context, m message) error {
	return x.done(x.persist(ctx, "POST", rest.Path("webhooks", x.application, x.token), m.body(m)))
}

// done notes that there is an answer, unless err says that there is none.
func (x *exchange) done(err error) error {
	x.answered = x.answered || err == nil
	return err
}

// first sends the first answer, and sets done when Discord has it. It tries again while Discord waits for one. Discord
// may then say that an attempt before did arrive.
func (x *exchange) first(ctx context.Context, done *bool, c callback) error {
	ctx, cancel := context.WithDeadline(ctx, x.received.Add(answerWithin))
	defer cancel()
	err := x.client.Until(ctx, "POST", rest.Path("interactions", x.id, x.token, "callback"), c.body(), nil)
	if rest.Code(err) == rest.CodeAlreadyAnswered {
		if rest.Tries(err) == 1 {
			return errElsewhere
		}
		err = nil
	}
	*done = *done || err == nil
	return err
}

// persist sends a request, again and again while the token lives. Where many do so already, it gives up earlier.
func (x *exchange) persist(ctx context.Context, method, path string, body any) error {
	if !x.persisting.TryAcquire(1) {
		return x.client.Do(ctx, method, path, body, nil)
	}
	defer x.persisting.Release(1)
	return x.client.Until(ctx, method, path, body, nil)
}

// isAnswered reports whether there was an answer.
func (x *exchange) isAnswered() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.answered
}

// original returns the path of the message that answers.
func (x *exchange) original() string { return originalOf(x.application, x.token) }

// originalOf returns the path of the message that answers the interaction with a token.
func originalOf(application, token string) string {
	return rest.Path("webhooks", application, token, "messages", "@original")
}

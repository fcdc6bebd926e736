// Package exchange is one interaction on the wire: its first answer, an announcement where the answer takes long, the
// answer, and what is shown beside it.
//
//	x := exchange.New(client, interaction, persisting)
//	time.AfterFunc(1500*time.Millisecond, func() { err := x.Announce() … })
//	err := x.Answer(ctx, exchange.NewMessage(drawn, rows)) // whether it was announced or not
package exchange

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

// Exchange is one interaction on the wire. Discord wants a first answer within three seconds. Where the real one is
// not ready soon, an announcement of it is sent, whatever the real one waits for.
type Exchange struct {
	Outcome string // of the call, for the log; empty: there was no call

	client          *rest.Client
	id, application string
	token           rest.Secret // whoever has it can answer
	received        time.Time
	persisting      *semaphore.Weighted // has room for the answers that may be sent again for long

	mu                 sync.Mutex // held while an answer is on its way
	deferred, answered bool
	answering          bool  // the answer is on its way, or was given up
	update             bool  // the answer changes the message whose button was pressed
	beside             bool  // that message was changed; the answer is one more message
	public             bool  // everyone sees, or will see, that an answer is announced
	refused            error // Discord has refused the answer with its links and buttons
}

// ErrElsewhere means that somebody else has answered an interaction.
var ErrElsewhere = errors.New("the interaction was answered by another process")

// New returns the exchange of an interaction that has just come. The long attempts to answer are bounded by the room in
// persisting.
func New(c *rest.Client, i *discordgo.Interaction, persisting *semaphore.Weighted) *Exchange {
	return &Exchange{
		client: c, id: i.ID, application: i.AppID, token: rest.Secret(i.Token),
		received: time.Now(), persisting: persisting,
	}
}

// End returns when the token of the interaction ends, less a margin.
func (x *Exchange) End() time.Time { return x.received.Add(tokenLife) }

// ID returns the id of the interaction.
func (x *Exchange) ID() string { return x.id }

// Received returns when the interaction came.
func (x *Exchange) Received() time.Time { return x.received }

// Change says that the answer changes the message whose button was pressed. It is to be called before anything else.
func (x *Exchange) Change() { x.update = true }

// Answer sends the answer, in the way that Discord still allows.
func (x *Exchange) Answer(ctx context.Context, m Message) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.put(ctx, m)
}

// AnswerPrivately answers the caller alone. It leaves the message above a pressed button as it is, and takes back
// an announcement to everyone.
func (x *Exchange) AnswerPrivately(ctx context.Context, m Message) error {
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
	return x.put(ctx, m.Private())
}

// Suggest answers an autocompletion.
func (x *Exchange) Suggest(ctx context.Context, list []Choice) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.first(ctx, &x.answered, callback{discordgo.InteractionApplicationCommandAutocompleteResult, choices{list}})
}

// put sends a message or, where Discord refuses what is in it, the simpler one that it has.
func (x *Exchange) put(ctx context.Context, m Message) error {
	x.answering = true
	err := x.putOnce(ctx, m)
	if rest.Status(err) != http.StatusBadRequest || m.Simpler == nil {
		return err
	}
	x.refused = err
	return x.putOnce(ctx, m.Simplified())
}

func (x *Exchange) putOnce(ctx context.Context, m Message) error {
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

// followUp sends a further message. One that everyone sees is not sent again where Discord may have it.
func (x *Exchange) followUp(ctx context.Context, m Message) error {
	path := rest.Path("webhooks", x.application, string(x.token))
	if m.Flags&discordgo.MessageFlagsEphemeral == 0 {
		return x.done(x.client.Once(ctx, "POST", path, m.body(m), nil))
	}
	return x.done(x.persist(ctx, "POST", path, m.body(m)))
}

// done notes that there is an answer, unless err says that there is none.
func (x *Exchange) done(err error) error {
	x.answered = x.answered || err == nil
	return err
}

// first sends the first answer, and sets done when Discord has it. It tries again while Discord waits for one. Discord
// may then say that an attempt before did arrive.
func (x *Exchange) first(ctx context.Context, done *bool, c callback) error {
	ctx, cancel := context.WithDeadline(ctx, x.received.Add(answerWithin))
	defer cancel()
	err := x.client.Until(ctx, "POST", rest.Path("interactions", x.id, string(x.token), "callback"), c.body(), nil)
	if rest.Code(err) == rest.CodeAlreadyAnswered {
		if rest.Tries(err) == 1 {
			return ErrElsewhere
		}
		err = nil
	}
	*done = *done || err == nil
	return err
}

// persist sends a request, again and again while the token lives. Where many do so already, it gives up earlier.
func (x *Exchange) persist(ctx context.Context, method, path string, body any) error {
	if !x.persisting.TryAcquire(1) {
		return x.client.Do(ctx, method, path, body, nil)
	}
	defer x.persisting.Release(1)
	return x.client.Until(ctx, method, path, body, nil)
}

// State returns whether the answer was announced, and how Discord has refused it with its links and buttons, if it has.
func (x *Exchange) State() (deferred bool, refused error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.deferred, x.refused
}

// IsAnswered reports whether there was an answer.
func (x *Exchange) IsAnswered() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.answered
}

// original returns the path of the message that answers.
func (x *Exchange) original() string { return originalOf(x.application, string(x.token)) }

// originalOf returns the path of the message that answers the interaction with a token.
func originalOf(application, token string) string {
	return rest.Path("webhooks", application, token, "messages", "@original")
}

package discord

import "quoth/bot/discord/rest"

// Refused means that Discord refuses a post, and will do so again.
type Refused struct {
	Reason string // for the people of the server, a sentence
	Err    error  // Discord's answer; may be nil
}

// Error returns the reason.
func (r *Refused) Error() string { return r.Reason }

// Unwrap returns Discord's answer.
func (r *Refused) Unwrap() error { return r.Err }

// asRefused returns err as a *Refused where Discord's answer is final for this channel, and otherwise
// err itself.
func asRefused(err error) error {
	code := rest.Code(err)
	switch {
	case code == rest.CodeUnknownChannel || code == rest.CodeUnknownGuild:
		return &Refused{"The channel is gone.", err}
	case code == rest.CodeMissingAccess:
		return &Refused{"Quoth cannot see the channel any more.", err}
	case code == rest.CodeMissingPermission:
		return &Refused{"Quoth may not post in the channel any more.", err}
	case code == rest.CodeWrongChannelType:
		return &Refused{"The channel takes no messages.", err}
	case rest.Status(err) == 403 || rest.Status(err) == 404:
		return &Refused{"Discord refuses posts to the channel.", err}
	}
	return err
}

package place

import "quoth/bot/discord/rest"

// Refused means that Discord refuses a post, and will do so until somebody changes that.
type Refused struct {
	Reason string // for the people of the server, a sentence
	Err    error  // Discord's answer; may be nil
}

// Error returns the reason.
func (r *Refused) Error() string { return r.Reason }

// Unwrap returns Discord's answer.
func (r *Refused) Unwrap() error { return r.Err }

// The reasons that are known before Discord refuses a post, and after.
const (
	needsTag = "That forum wants a tag on each post, and Quoth gives none."
	isLocked = "That thread is locked."
)

// asRefused returns err as a *Refused where Discord's answer is final for this channel, and otherwise
// err itself.
func asRefused(err error) error {
	switch rest.Code(err) {
	case rest.CodeUnknownChannel, rest.CodeUnknownGuild:
		return &Refused{"The channel is gone.", err}
	case rest.CodeMissingAccess:
		return &Refused{"Quoth cannot see the channel.", err}
	case rest.CodeMissingPermission:
		return &Refused{"Quoth may not post in the channel.", err}
	case rest.CodeWrongChannelType, rest.CodeForumTakesNoMessages:
		return &Refused{"The channel takes no messages.", err}
	case rest.CodeTagRequired:
		return &Refused{needsTag, err}
	case rest.CodeThreadLocked:
		return &Refused{isLocked, err}
	case rest.CodeClosedToMessages, rest.CodeNoSharedServer, rest.CodeUnknownUser:
		return &Refused{"Quoth may not send direct messages to that person.", err}
	}
	// Without a code, it is not Discord that answers about the channel, but something in front of it.
	if status := rest.Status(err); rest.Code(err) != 0 && (status == 403 || status == 404) {
		return &Refused{"Discord refuses posts to the channel.", err}
	}
	return err
}

package rest

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Discord's codes for what is final (docs.discord.com, topics/opcodes-and-status-codes).
const (
	CodeUnknownChannel       = 10003
	CodeUnknownGuild         = 10004
	CodeUnknownUser          = 10013
	CodeUnknownInteraction   = 10062
	CodeForumTakesNoMessages = 40058
	CodeAlreadyAnswered      = 40060
	CodeTagRequired          = 40067
	CodeMissingAccess        = 50001
	CodeClosedToMessages     = 50007 // the person takes no direct messages from the bot
	CodeWrongChannelType     = 50008
	CodeMissingPermission    = 50013
	CodeNoSharedServer       = 50278 // a direct message needs a server that both are in
	CodeThreadLocked         = 160005
)

// Error is a request that failed: what Discord answered or, without a status, why there is no
// answer. Its words hold no token.
type Error struct {
	Status     int           // of the answer; 0: there was none
	Code       int           // Discord's; 0: the answer had none
	Message    string        // Discord's, short
	Global     bool          // the rate limit is that of the whole bot
	RetryAfter time.Duration // that Discord asks to wait
	Tries      int           // how often the request was sent
	Err        error         // why there is no answer, or why it could not be read
}

// newError reads an answer, which is JSON or, from a server in front of Discord, HTML.
func newError(r *http.Response, body []byte) *Error {
	e := &Error{Status: r.StatusCode, Global: r.Header.Get("X-RateLimit-Global") != ""}
	var answer struct {
		Code       int             `json:"code"`
		Message    string          `json:"message"`
		Errors     json.RawMessage `json:"errors"`
		Global     bool            `json:"global"`
		RetryAfter float64         `json:"retry_after"` // seconds
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		e.Message = "no JSON: something before Discord answered"
	} else {
		e.Code, e.Message, e.Global = answer.Code, brief(answer.Message), e.Global || answer.Global
		if len(answer.Errors) > 0 {
			e.Message += " " + brief(string(answer.Errors))
		}
	}
	e.RetryAfter = retryAfter(r.Header, answer.RetryAfter)
	return e
}

// retryAfter returns the longer of two waits: that of the header and that of the body, in seconds.
func retryAfter(h http.Header, seconds float64) time.Duration {
	if header, err := strconv.ParseFloat(h.Get("Retry-After"), 64); err == nil {
		seconds = max(seconds, header)
	}
	return time.Duration(min(max(seconds, 0), 1e6) * float64(time.Second))
}

// brief returns s, shortened, in one line for a log.
func brief(s string) string {
	const most = 300 // characters
	runes := []rune(strings.Join(strings.Fields(s), " "))
	return string(runes[:min(most, len(runes))])
}

// Error says in a line what went wrong.
func (e *Error) Error() string {
	switch {
	case e.Status == 0 || e.Err != nil:
		return fmt.Sprintf("no answer from Discord: %v", e.Err)
	case e.Status == http.StatusTooManyRequests:
		return fmt.Sprintf("Discord asks to wait %s (429, global %t): %s",
			e.RetryAfter.Round(time.Millisecond), e.Global, e.Message)
	case e.Status == http.StatusUnauthorized:
		return fmt.Sprintf("Discord does not accept the bot token (401): %s", e.Message)
	}
	return fmt.Sprintf("Discord answered %d, code %d: %s", e.Status, e.Code, e.Message)
}

// Unwrap returns the error of a request without an answer.
func (e *Error) Unwrap() error { return e.Err }

// wasNotDone reports whether Discord did nothing, and asks to send the request again later.
func (e *Error) wasNotDone() bool { return e.Status == http.StatusTooManyRequests }

// passes reports whether the same request may succeed a moment later.
func (e *Error) passes() bool {
	return e.Status == 0 || e.Status == http.StatusTooManyRequests || e.Status >= 500
}

// Code returns Discord's code in err, or 0.
func Code(err error) int {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return 0
}

// Status returns the HTTP status in err, or 0.
func Status(err error) int {
	var e *Error
	if errors.As(err, &e) {
		return e.Status
	}
	return 0
}

// Tries returns how often the request that failed with err was sent, or 0.
func Tries(err error) int {
	var e *Error
	if errors.As(err, &e) {
		return e.Tries
	}
	return 0
}

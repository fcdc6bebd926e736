package discord

import (
	"context"
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
	codeUnknownChannel     = 10003
	codeUnknownGuild       = 10004
	codeUnknownInteraction = 10062
	codeAlreadyAnswered    = 40060
	codeMissingAccess      = 50001
	codeMissingPermission  = 50013
	codeWrongChannelType   = 50008
)

// trouble is a request that went wrong: what Discord answered or, without a status, why
// there is no answer. Its words hold no token.
type trouble struct {
	status     int
	code       int    // Discord's; 0: none was told
	message    string // Discord's, short
	global     bool   // the limit is the whole bot's
	retryAfter time.Duration
	err        error
}

// troubleOf reads an answer, which is JSON or, from what stands before Discord, HTML.
func troubleOf(r *http.Response, body []byte) *trouble {
	t := &trouble{status: r.StatusCode, global: r.Header.Get("X-RateLimit-Global") != ""}
	var told struct {
		Code       int             `json:"code"`
		Message    string          `json:"message"`
		Errors     json.RawMessage `json:"errors"`
		Global     bool            `json:"global"`
		RetryAfter float64         `json:"retry_after"` // seconds
	}
	if err := json.Unmarshal(body, &told); err != nil {
		t.message = "no JSON: something before Discord answered"
	} else {
		t.code, t.message, t.global = told.Code, brief(told.Message), t.global || told.Global
		if len(told.Errors) > 0 {
			t.message += " " + brief(string(told.Errors))
		}
	}
	seconds := told.RetryAfter
	if header, err := strconv.ParseFloat(r.Header.Get("Retry-After"), 64); err == nil {
		seconds = max(seconds, header)
	}
	t.retryAfter = time.Duration(min(max(seconds, 0), 1e6) * float64(time.Second))
	return t
}

// brief is s in one line that suits a log.
func brief(s string) string {
	const most = 300 // characters
	runes := []rune(strings.Join(strings.Fields(s), " "))
	return string(runes[:min(most, len(runes))])
}

// Error says in a line what went wrong.
func (t *trouble) Error() string {
	switch {
	case t.status == 0 || t.err != nil:
		return fmt.Sprintf("no answer from Discord: %v", t.err)
	case t.status == http.StatusTooManyRequests:
		return fmt.Sprintf("Discord asks to wait %s (429, global %t): %s", t.retryAfter.Round(time.Millisecond), t.global, t.message)
	case t.status == http.StatusUnauthorized:
		return fmt.Sprintf("Discord does not accept the bot token (401): %s", t.message)
	}
	return fmt.Sprintf("Discord answered %d, code %d: %s", t.status, t.code, t.message)
}

// Unwrap is the error without an answer.
func (t *trouble) Unwrap() error { return t.err }

// passes reports whether the same request may succeed a moment later.
func (t *trouble) passes() bool {
	switch {
	case errors.Is(t.err, context.Canceled), errors.Is(t.err, context.DeadlineExceeded):
		return false
	case t.status == 0:
		return true
	}
	return t.status == http.StatusTooManyRequests || t.status >= 500
}

// codeOf is Discord's code in err, or 0.
func codeOf(err error) int {
	var t *trouble
	if errors.As(err, &t) {
		return t.code
	}
	return 0
}

// statusOf is the HTTP status in err, or 0.
func statusOf(err error) int {
	var t *trouble
	if errors.As(err, &t) {
		return t.status
	}
	return 0
}

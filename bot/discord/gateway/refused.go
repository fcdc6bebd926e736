package gateway

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/gorilla/websocket"

	"quoth/bot/discord/rest"
)

// RefusedError means that Discord refuses the bot, and will do so again.
type RefusedError struct {
	Code int // of the gateway's close, or the HTTP status
}

// Error says what to do.
func (e *RefusedError) Error() string {
	if help, ok := refusedHelp[e.Code]; ok {
		return help
	}
	return fmt.Sprintf("Discord refused the connection with code %d", e.Code)
}

// tooFewShards is the code for a bot that is in more servers than its shards may have.
const tooFewShards = 4011

const badToken = "DISCORD_TOKEN was refused by Discord: " +
	"copy the bot's token again from its page in the Developer Portal (Bot, Reset Token)"

// refusedHelp are the codes after which Discord forbids another try
// (docs: topics/opcodes-and-status-codes), and what can be done.
var refusedHelp = map[int]string{
	http.StatusUnauthorized: badToken,
	4004:                    badToken,
	4010: "Discord refused the shard that was named (code 4010): " +
		"this is a mistake in Quoth, please report it",
	tooFewShards: "Discord asks for more connections because the bot is in too many servers (code 4011): " +
		"set DISCORD_SHARDS to auto or to a higher number",
	4012: "Discord no longer speaks this version of its gateway (code 4012): update Quoth",
	4013: "Discord does not know the intents that Quoth asks for (code 4013): update Quoth",
	4014: "Discord does not allow the intents that Quoth asks for (code 4014): " +
		"Quoth needs no privileged one; look on the bot's page in the Developer Portal whether it is restricted",
}

// refusal returns err as a *RefusedError, or nil when another try may succeed.
func refusal(err error) *RefusedError {
	var refused *RefusedError
	var closed *websocket.CloseError
	switch {
	case errors.As(err, &refused):
		return refused
	case errors.As(err, &closed) && refusedHelp[closed.Code] != "":
		return &RefusedError{closed.Code}
	case rest.Status(err) == http.StatusUnauthorized:
		return &RefusedError{http.StatusUnauthorized}
	}
	return nil
}

// permanent reports whether Discord will refuse the same request again.
func permanent(err error) bool {
	status := rest.Status(err)
	return status >= 400 && status < 500 && status != http.StatusTooManyRequests
}

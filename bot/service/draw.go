package service

import (
	"io"

	"quoth/bot"
	"quoth/bot/console"
	"quoth/bot/jsonreply"
	"quoth/bot/socket"
)

// Draw writes a reply to stdout or, when it only says why there is none, to stderr. It returns the
// exit status.
func Draw(r bot.Reply, as socket.Reply, stdout, stderr io.Writer) (int, error) {
	to, screen, status := stdout, as.Out, socket.StatusOK
	switch r.Outcome {
	case bot.Silent:
		status = socket.StatusSilent
	case bot.Refused:
		to, screen, status = stderr, as.Err, socket.StatusUsage
	case bot.Undecided:
		status = socket.StatusChoice
	case bot.Failed:
		to, screen, status = stderr, as.Err, socket.StatusError
	}
	if as.JSON {
		return status, jsonreply.Render(stdout, r)
	}
	o := console.Options{Width: screen.Width, Color: screen.Color, Zone: as.Call.Zone}
	return status, console.Render(to, r, o)
}

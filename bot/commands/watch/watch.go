// Package watch has the commands about watches: /watch add, list and remove. A watch belongs to the person who sets
// it. One that tells a channel is also the business of those who manage the server.
//
//	table = append(table, watch.Commands(watch.Services{Watches: servers, …})...)
package watch

import (
	"context"

	"quoth/bot"
	"quoth/bot/settings"
	"quoth/retrieval"
)

// Services are what the commands work with. All may be nil where only the table is read.
type Services struct {
	Watches Watches
	// ReadSubject reads what somebody wants to watch; see retrieval.Library.ReadSubject.
	ReadSubject   func(ctx context.Context, q retrieval.Query) (retrieval.SubjectRead, error)
	CompleteTopic bot.Completer
}

// Watches keeps the watches.
type Watches interface {
	// Watches returns the watches that a person may see: their own and, if they manage the server, those that tell a
	// channel of it. Where one cannot be read, it returns an error and the others.
	Watches(of Person) ([]settings.Watch, error)
	// AddWatch adds a watch, and returns it as it is kept. The error is a *bot.Refusal where there is one of the same
	// words, or too many, or Quoth cannot post in the channel.
	AddWatch(ctx context.Context, w settings.Watch) (settings.Watch, error)
	// DropWatch deletes a watch with everything that is kept of it. It reports whether there was one.
	DropWatch(w settings.Watch) (ok bool, err error)
	// ReadQuiet reads quiet hours. The error is a *bot.Refusal.
	ReadQuiet(typed string) (settings.Quiet, error)
}

// Person is somebody who calls a command about watches.
type Person struct {
	User    string
	Server  string // where the command is called; empty outside a server
	Manages bool   // the server
}

// personOf returns who makes a call.
func personOf(c bot.Call) Person {
	return Person{User: c.User, Server: c.Server, Manages: c.Server != "" && c.Access >= bot.Managers}
}

// Commands returns the commands.
func Commands(s Services) []bot.Command {
	h := handlers{s}
	return []bot.Command{h.add(), h.list(), h.remove()}
}

// handlers has a method for each command.
type handlers struct{ Services }

// unread is the remark that some watches are not shown.
var unread = bot.Notice{
	Words:     "Some watches cannot be read, and are not followed.",
	Operators: "Some watches cannot be read, and are not followed; Quoth's log says which.",
}

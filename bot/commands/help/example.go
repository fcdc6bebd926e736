package help

import (
	"context"
	"fmt"
	"sync"
	"time"

	"quoth/bot"
)

// Archive is what the examples are about.
type Archive interface {
	// Key changes when the articles do. It can be compared.
	Key() any
	IsEmpty() bool
	// People returns who is quoted, the most quoted first.
	People(context.Context) ([]string, error)
	// Topics returns names that are in the news, the most frequent first.
	Topics(context.Context, bot.Call) ([]string, error)
}

const (
	// triesFor is how long examples are looked for. The reply waits for them.
	triesFor = time.Second
	// mostTries is how many people and topics are tried for one example.
	mostTries = 4
)

// Examples that were found are shown for an hour, fewer than there could be for a minute. They are
// looked for again when the articles have changed.
const (
	keepAll  = time.Hour
	keepSome = time.Minute
)

// examples finds calls that are answered.
type examples struct {
	archive  func() (Archive, error)
	commands []bot.Command

	mu          sync.Mutex
	key         any
	from, until time.Time
	found       []bot.Example
}

// blocks returns examples below a heading or, where there are no articles, what the reader can do. It
// returns nothing where the articles cannot be read: the commands are explained all the same.
func (e *examples) blocks(ctx context.Context, c bot.Call) []bot.Block {
	if e.archive == nil {
		return nil
	}
	archive, err := e.archive()
	if err != nil {
		return nil
	}
	if archive.IsEmpty() {
		return []bot.Block{bot.Notice{
			Words: "There are no articles, so nothing can be answered for now.",
			Operators: "There are no articles. Add some with quoth import PATH, or a feed with the command " +
				"feeds add.",
		}}
	}
	found := e.of(ctx, archive, c)
	if len(found) == 0 {
		return nil
	}
	out := []bot.Block{bot.Heading{Words: "Try"}}
	for _, example := range found {
		out = append(out, example)
	}
	return out
}

// of returns the examples that work on an archive.
func (e *examples) of(ctx context.Context, archive Archive, c bot.Call) []bot.Example {
	e.mu.Lock()
	defer e.mu.Unlock()
	key := archive.Key()
	if e.key == key && !c.Now.Before(e.from) && c.Now.Before(e.until) {
		return e.found
	}
	ctx, cancel := context.WithTimeout(ctx, triesFor)
	defer cancel()
	wanted := e.candidates(ctx, archive, c)
	e.key, e.from, e.until, e.found = key, c.Now, c.Now.Add(keepSome), e.working(ctx, wanted, c)
	if len(e.found) == len(wanted) {
		e.until = c.Now.Add(keepAll)
	}
	return e.found
}

// candidates returns what may be an example, for each of the examples that are wanted. While the topics are
// not known, the second of the people is one. What cannot be read is left out.
func (e *examples) candidates(ctx context.Context, archive Archive, c bot.Call) [][]bot.Example {
	people, _ := archive.People(ctx)
	topics, _ := archive.Topics(ctx, c)
	if len(topics) == 0 && len(people) > 1 {
		topics = people[1:]
	}
	return [][]bot.Example{
		questions(topics, "Latest on %s"), questions(people, "What did %s say?"), {{Command: "summary"}},
	}
}

// working returns the first of each list of candidates that is answered, in the time that there is.
func (e *examples) working(ctx context.Context, wanted [][]bot.Example, c bot.Call) []bot.Example {
	var out []bot.Example
	for _, candidates := range wanted {
		for _, example := range candidates[:min(len(candidates), mostTries)] {
			if e.works(ctx, example, c) {
				out = append(out, example)
				break
			}
		}
	}
	return out
}

// questions returns a question about each name.
func questions(names []string, form string) []bot.Example {
	out := make([]bot.Example, len(names))
	for i, name := range names {
		out[i] = bot.Example{Command: "ask", Option: "question", Value: fmt.Sprintf(form, name)}
	}
	return out
}

// works reports whether an example is answered with something that was printed.
func (e *examples) works(ctx context.Context, example bot.Example, c bot.Call) bool {
	command, ok := bot.Find(e.commands, example.Command)
	if !ok || ctx.Err() != nil {
		return false
	}
	call := bot.Call{Command: example.Command, Now: c.Now, Zone: c.Zone, Access: bot.Everyone}
	if example.Option != "" {
		call.Options = map[string]string{example.Option: example.Value}
	}
	reply, err := command.Run(ctx, call)
	if err != nil || reply.Outcome != bot.Answered {
		return false
	}
	for _, b := range reply.Blocks {
		switch b.(type) {
		case bot.Excerpt, bot.Quotation, bot.Story:
			return true
		}
	}
	return false
}

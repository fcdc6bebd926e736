package discord

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
)

// traffic is who asks.
type traffic struct {
	name      string
	unhurried bool // one person may ask as often as a thousand
	// at returns what comes as the i-th, and whether it is from one of a few beside a crowd.
	at func(i int) (in loopback.Interaction, few bool)
}

// traffics are the sorts of crowds. Every fifth of what they send is typing, and every tenth a command that is no
// search. Beside two of them are a few others: every twentieth interaction is a search of theirs, which is to get
// a real answer.
var traffics = []traffic{
	{"500 people of a server", false, func(i int) (loopback.Interaction, bool) { return crowd(i), false }},
	{"a server beside others", false, func(i int) (loopback.Interaction, bool) {
		if i%20 != 0 {
			return crowd(i), false
		}
		return elsewhere(asking(i), i/20), true
	}},
	{"a person beside others", true, func(i int) (loopback.Interaction, bool) {
		if i%20 != 0 {
			in := crowd(i)
			in.User = loopback.UserID
			return in, false
		}
		return by20(asking(i), i/20), true
	}},
}

// crowd returns what one of 500 people sends.
func crowd(i int) loopback.Interaction {
	in := asking(i)
	switch {
	case i%5 == 4:
		in = loopback.Typing("ask", option("question", string(rune('a'+i%26))))
	case i%10 == 7:
		in = loopback.Slash("help")
	}
	in.User = fmt.Sprint(2000000000000000000 + i%500)
	return in
}

func asking(i int) loopback.Interaction {
	return loopback.Slash("ask", option("question", fmt.Sprint("When does ferry ", i, " sail?")))
}

// by20 returns in from one of 20 people.
func by20(in loopback.Interaction, n int) loopback.Interaction {
	in.User = fmt.Sprint(3000000000000000000 + n%20)
	return in
}

// elsewhere returns in from one of 20 servers.
func elsewhere(in loopback.Interaction, n int) loopback.Interaction {
	in = by20(in, n)
	in.Raw = map[string]any{"guild_id": fmt.Sprint(4000000000000000000 + n%20)}
	return in
}

// TestOverload sends a bot more searches than it has time for. Each is answered once, if only with the word that
// Quoth is busy, and never are more searches running than the bot allows.
//
// QUOTH_OVERLOAD is for how long the searches come, 50 a second that each need 300 ms of a processor. Then the bars
// of time and memory are judged too, which a busy machine need not hold. Without it this is short.
func TestOverload(t *testing.T) {
	lasts, err := time.ParseDuration(cmp.Or(os.Getenv("QUOTH_OVERLOAD"), "0s"))
	if err != nil {
		t.Fatal(err)
	}
	if lasts == 0 {
		o := newOverload(t, traffics[1], 100*time.Millisecond, time.Minute)
		o.send(3 * time.Second)
		r := o.result()
		t.Log(r)
		r.check(t)
		return
	}
	for _, from := range traffics {
		t.Run(from.name, func(t *testing.T) {
			o := newOverload(t, from, 300*time.Millisecond, 3*time.Second)
			normal := o.normal()
			o.send(lasts)
			recovered := o.recovery(normal)
			r := o.result()
			r.recovered = recovered
			t.Logf("%s; normal again, within %s, after %s", r, normal.Round(time.Millisecond), recovered.Round(time.Millisecond))
			r.check(t)
			r.judge(t)
		})
	}
}

// overload is a bot in a process of its own, with what was sent to it.
type overload struct {
	t        *testing.T
	server   *loopback.Server
	traffic  traffic
	callback time.Duration // how long a callback may take
	child    *child

	mu   sync.Mutex
	sent []sent
}

// sent is an interaction that was sent.
type sent struct {
	id  string
	at  time.Time
	few bool
}

// newOverload starts a bot whose searches and callbacks may take so long, and waits until it answers.
func newOverload(t *testing.T, from traffic, search, callback time.Duration) *overload {
	server, err := loopback.Start(loopback.Options{CallbackTimeout: callback}) // the document's checks cost time
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	o := &overload{t: t, server: server, traffic: from, callback: callback}
	o.child = startChild(t, childOptions{server.URL, search, from.unhurried})
	if _, ok := o.ask(loopback.Slash("help"), time.Minute); !ok {
		t.Fatal("the bot does not answer")
	}
	return o
}

// send sends 50 interactions a second.
func (o *overload) send(lasts time.Duration) {
	const every = time.Second / 50
	var sending sync.WaitGroup
	start := time.Now()
	for i := 0; time.Duration(i)*every < lasts; i++ {
		time.Sleep(time.Until(start.Add(time.Duration(i) * every)))
		sending.Go(func() { o.one(o.traffic.at(i)) })
	}
	sending.Wait()
}

func (o *overload) one(in loopback.Interaction, few bool) {
	ctx, cancel := context.WithTimeout(o.t.Context(), time.Minute)
	defer cancel()
	id, err := o.server.Send(ctx, in)
	if err != nil {
		o.t.Error(err)
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.sent = append(o.sent, sent{id, time.Now(), few})
}

// ask sends an interaction, and waits a time for its answer. Without one ok is false.
func (o *overload) ask(in loopback.Interaction, within time.Duration) (a loopback.Answer, ok bool) {
	ctx, cancel := context.WithTimeout(o.t.Context(), within)
	defer cancel()
	id, err := o.server.Send(ctx, in)
	if err != nil {
		return a, false
	}
	a, err = o.server.Reply(ctx, id)
	return a, err == nil
}

// question asks a question as one of a few. It returns when there was an answer other than that Quoth is busy; ok is
// false if there was none soon.
func (o *overload) question(i int, soon time.Duration) (took time.Duration, ok bool) {
	a, ok := o.ask(by20(asking(i), i), soon)
	return a.Took, ok && !strings.Contains(wordsOf(a), "busy")
}

// normal returns how long an answer takes at the most while there is little to do: twice the longest of some, for a
// machine that is busy with other work, or a second.
func (o *overload) normal() time.Duration {
	longest := time.Second / 2
	for i := range 5 {
		took, _ := o.question(-i, time.Minute)
		longest = max(longest, took)
	}
	return 2 * longest
}

// recovery asks a question a second, and returns after how long all answers are normal again.
func (o *overload) recovery(normal time.Duration) time.Duration {
	const probes = 15
	var probing sync.WaitGroup
	var there [probes]time.Duration // when there was a normal answer; 0: there was none
	start := time.Now()
	for i := range probes {
		time.Sleep(time.Until(start.Add(time.Duration(i) * time.Second)))
		probing.Go(func() {
			if _, ok := o.question(i, normal); ok {
				there[i] = time.Since(start)
			}
		})
	}
	probing.Wait()
	after := time.Hour // never
	for i := probes - 1; i >= 0 && there[i] > 0; i-- {
		after = there[i]
	}
	return after
}

// result waits until each interaction has an answer or cannot have one any more, and returns how it went.
func (o *overload) result() result {
	deadline := time.Now().Add(3 * time.Minute)
	for _, s := range o.sent {
		for !o.isSettled(s) && time.Now().Before(deadline) {
			time.Sleep(50 * time.Millisecond)
		}
	}
	r := result{memory: o.child.most.Load()}
	for _, s := range o.sent {
		r.of(s.few).add(o.server.Answer(s.id))
	}
	a, _ := o.ask(loopback.Slash("searches"), time.Minute)
	var err error
	if r.searches, err = parseCounts(parsed(o.t, a.Data).words()); err != nil {
		o.t.Error(err)
	}
	return r
}

// isSettled reports whether an interaction has an answer, or cannot have one any more.
func (o *overload) isSettled(s sent) bool {
	a := o.server.Answer(s.id)
	return a.Took > 0 || a.Callback == 0 && time.Since(s.at) > o.callback+2*time.Second
}

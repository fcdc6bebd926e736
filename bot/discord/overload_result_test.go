package discord

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
)

// The bars of an overload.
const (
	mostAcknowledged = 2500 * time.Millisecond
	mostMemory       = 250e6 // RssAnon, in bytes
	mostRecovery     = 5 * time.Second
	leastOfFew       = 95 // percent of a few beside a crowd have a real answer
)

// result is how an overload went.
type result struct {
	crowd, few tally
	searches   searchCounts
	memory     int64         // RssAnon at the most, in bytes; 0: not known on this system
	recovered  time.Duration // after the end until answers were normal again
}

// of returns the tally of the few, or of the crowd.
func (r *result) of(few bool) *tally {
	if few {
		return &r.few
	}
	return &r.crowd
}

// tally counts interactions by how they were answered.
type tally struct {
	sent, answered, busy, hurried, failed int // answered: also with suggestions, of which some are empty
	empty                                 int
	unacknowledged, unanswered            int // the lost: Discord had no callback, or nothing after a deferred one
	twice                                 int
	acknowledged, took                    []time.Duration
}

func (c *tally) add(a loopback.Answer) {
	c.sent++
	if c.addAcknowledgement(a); a.Took == 0 {
		return
	}
	c.took = append(c.took, a.Took)
	if isTwice(a) {
		c.twice++
	}
	switch words := wordsOf(a); {
	case words == `{"choices":[]}`:
		c.empty++
		c.answered++
	case strings.Contains(words, "busy"):
		c.busy++
	case strings.Contains(words, tooMany.Message):
		c.hurried++
	case strings.Contains(words, "went wrong"):
		c.failed++
	default:
		c.answered++
	}
}

func (c *tally) addAcknowledgement(a loopback.Answer) {
	switch {
	case a.Callback == 0:
		c.unacknowledged++
		return
	case a.Took == 0:
		c.unanswered++
	}
	c.acknowledged = append(c.acknowledged, a.Acknowledged)
}

// isTwice reports whether there is more than one message, or one that was given more than once.
func isTwice(a loopback.Answer) bool {
	given := a.Edits + len(a.FollowUps)
	if !a.Deferred {
		given++
	}
	return given != 1
}

// wordsOf returns what an answer says, in whichever message.
func wordsOf(a loopback.Answer) string {
	words := string(a.Data)
	for _, m := range a.FollowUps {
		words += string(m)
	}
	return words
}

// check fails where an interaction was not answered, or more than once, or too many searches were running.
func (r result) check(t *testing.T) {
	for _, c := range []tally{r.crowd, r.few} {
		if c.unacknowledged+c.unanswered+c.failed+c.twice > 0 {
			t.Errorf("want each answered once, got %s", c)
		}
	}
	if n := r.searches; n.peak > n.bound || n.finished == 0 {
		t.Errorf("searches %+v, want some, and no more at once than the bound", n)
	}
}

// judge fails where a bar is not held.
func (r result) judge(t *testing.T) {
	for _, c := range []tally{r.crowd, r.few} {
		if most := quantile(c.acknowledged, 100); most > mostAcknowledged {
			t.Errorf("acknowledged after %s, want at most %s", most, mostAcknowledged)
		}
	}
	if r.memory > mostMemory {
		t.Errorf("%d MB of memory, want less than %d", r.memory/1e6, int(mostMemory/1e6))
	}
	if r.recovered > mostRecovery {
		t.Errorf("normal again after %s, want at most %s", r.recovered, mostRecovery)
	}
	if 100*r.few.answered < leastOfFew*r.few.sent {
		t.Errorf("of the few %d of %d have a real answer, want %d %%", r.few.answered, r.few.sent, leastOfFew)
	}
}

func (r result) String() string {
	return fmt.Sprintf("the crowd: %s\nthe few: %s\nsearches: %+v; memory at most %d MB",
		r.crowd, r.few, r.searches, r.memory/1e6)
}

func (c tally) String() string {
	if c.sent == 0 {
		return "none"
	}
	return fmt.Sprintf("%d sent: %d answered (%d without suggestions), %d told busy, %d told to slow down, %d failed, "+
		"lost %d without a callback and %d after it, %d twice; acknowledged %s; answered %s",
		c.sent, c.answered, c.empty, c.busy, c.hurried, c.failed, c.unacknowledged, c.unanswered, c.twice,
		spread(c.acknowledged), spread(c.took))
}

// spread returns the median, the 99th percentile and the longest of times.
func spread(took []time.Duration) string {
	return fmt.Sprintf("p50 %s p99 %s max %s", quantile(took, 50), quantile(took, 99), quantile(took, 100))
}

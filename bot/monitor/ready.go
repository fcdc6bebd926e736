package monitor

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"quoth/bot"
	"quoth/bot/queue"
	"quoth/retrieval"
)

// The paths at which health is asked.
const (
	Live  = "/livez"  // the process answers
	Ready = "/readyz" // and so does the bot
)

// health is how a Quoth is at one moment, as far as it is known.
type health struct {
	at       time.Time
	articles retrieval.Stats
	free     uint64 // bytes
	little   bool   // hardly any bytes are free

	searches, suggestions *queue.Stats // nil: not known
	shards                []Shard      // nil: there is no gateway; empty: it is not connected yet
	feeds                 Feeds
	feedsErr              error // why the feeds cannot be counted
}

// look asks all sources once.
func (o Options) look() health {
	h := health{at: o.Now(), articles: o.Articles()}
	h.free, h.little = o.Room()
	if o.Queues != nil {
		searches, suggestions := o.Queues()
		h.searches, h.suggestions = &searches, &suggestions
	}
	if o.Gateway != nil {
		h.shards = o.Gateway.All()
	}
	if o.Feeds != nil {
		h.feeds, h.feedsErr = o.Feeds()
	}
	return h
}

// problems returns why the bot is not ready to answer, a line for each reason; none: it is ready.
func (h health) problems() []string {
	out := append(h.indexProblems(), h.gatewayProblems()...)
	out = append(out, h.feedProblems()...)
	if h.little {
		out = append(out, fmt.Sprintf("disk: %d MB are free", h.free>>20))
	}
	return out
}

func (h health) indexProblems() []string {
	s := h.articles
	switch {
	case !s.FullSince.IsZero():
		return []string{"index: the disk has been full since " + s.FullSince.UTC().Format(time.RFC3339)}
	case !s.AwaySince.IsZero():
		return []string{"index: it has not been reached since " + s.AwaySince.UTC().Format(time.RFC3339)}
	case s.Cluster == "red":
		return []string{"index: parts of it are missing in the cluster (red)"}
	case s.Behind:
		return []string{"index: " + bot.Count(max(s.Articles-s.Indexed, 0), "article") + " not indexed yet"}
	}
	return nil
}

func (h health) gatewayProblems() (out []string) {
	if h.shards != nil && len(h.shards) == 0 {
		return []string{"gateway: not connected yet"}
	}
	for _, s := range h.shards {
		if !s.Up {
			out = append(out, fmt.Sprintf("gateway: shard %d of %d is not connected", s.ID, len(h.shards)))
		}
	}
	return out
}

// feedsFresh is how many intervals may pass until feeds that do not answer are a problem.
const feedsFresh = 6

// feedProblems reports that no feed has answered for long. That a single one fails is a problem of its publisher.
func (h health) feedProblems() []string {
	if h.feedsErr != nil {
		return []string{"feeds: the list cannot be read"}
	}
	f := h.feeds
	age, most := h.at.Sub(f.Fetched), max(feedsFresh*f.Interval, time.Hour)
	if f.Listed == 0 || f.Fetched.IsZero() || age <= most {
		return nil
	}
	return []string{fmt.Sprintf("feeds: none of %d has answered for %s", f.Listed, age.Round(time.Minute))}
}

// writeProblems writes "ok", or the problems with the status 503.
func writeProblems(w http.ResponseWriter, problems []string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if len(problems) == 0 {
		io.WriteString(w, "ok\n")
		return
	}
	w.WriteHeader(http.StatusServiceUnavailable)
	io.WriteString(w, strings.Join(problems, "\n")+"\n")
}

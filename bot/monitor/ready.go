package monitor

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"quoth/bot"
)

// The paths at which health is asked.
const (
	Live  = "/livez"  // the process answers
	Ready = "/readyz" // and so does the bot
)

// problems returns why the bot is not ready to answer, a line for each reason; none: it is ready.
func (o Options) problems() []string {
	var out []string
	out = append(out, o.indexProblems()...)
	out = append(out, o.gatewayProblems()...)
	out = append(out, o.feedProblems()...)
	if free, little := o.Room(); little {
		out = append(out, fmt.Sprintf("disk: %d MB are free", free>>20))
	}
	return out
}

func (o Options) indexProblems() []string {
	s := o.Articles()
	switch {
	case !s.FullSince.IsZero():
		return []string{"index: the disk has been full since " + s.FullSince.UTC().Format(time.RFC3339)}
	case s.Behind:
		return []string{"index: " + bot.Count(max(s.Articles-s.Indexed, 0), "article") + " not indexed yet"}
	}
	return nil
}

func (o Options) gatewayProblems() (out []string) {
	if o.Gateway == nil {
		return nil
	}
	shards := o.Gateway.All()
	if len(shards) == 0 {
		return []string{"gateway: not connected yet"}
	}
	for _, s := range shards {
		if !s.Up {
			out = append(out, fmt.Sprintf("gateway: shard %d of %d is not connected", s.ID, len(shards)))
		}
	}
	return out
}

// feedsFresh is how many intervals may pass until feeds that do not answer are a problem.
const feedsFresh = 6

// feedProblems reports that no feed has answered for long. That a single one fails is their publisher's business.
func (o Options) feedProblems() []string {
	if o.Feeds == nil {
		return nil
	}
	f, err := o.Feeds()
	if err != nil {
		return []string{"feeds: the list cannot be read"}
	}
	most := max(feedsFresh*f.Interval, time.Hour)
	if age := o.Now().Sub(f.Fetched); f.Listed > 0 && !f.Fetched.IsZero() && age > most {
		return []string{"feeds: none of " + fmt.Sprint(f.Listed) + " has answered for " + age.Round(time.Minute).String()}
	}
	return nil
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

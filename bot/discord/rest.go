package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// rest sends requests with a session's client and token. discordgo's own way keeps a lock and
// the interaction's token for every address for ever, sleeps without regard to the context,
// and loses the status of an answer that is no JSON.
type rest struct {
	client       *http.Client
	token, agent string
	pause        time.Duration // before the first repetition; doubled before each further one
}

func restOf(s *discordgo.Session) rest {
	return rest{client: s.Client, token: s.Token, agent: s.UserAgent, pause: 250 * time.Millisecond}
}

const (
	mostTries   = 3
	longestWait = 5 * time.Second // that a rate limit may ask for
	mostAnswer  = 4 << 20         // bytes
)

// do sends body, as JSON when it is not nil, and reads the answer into out, when that is not
// nil. What may pass is tried again, a few times and as long as ctx lasts. The error is a
// *trouble.
func (r rest) do(ctx context.Context, method, address string, body, out any) error {
	var data []byte
	if body != nil {
		var err error
		if data, err = json.Marshal(body); err != nil {
			return &trouble{err: fmt.Errorf("write %s: %w", method, err)}
		}
	}
	pause := r.pause
	for try := 1; ; try++ {
		t := r.once(ctx, method, address, data, out)
		if t == nil {
			return nil
		}
		wait := max(pause, t.retryAfter)
		if try == mostTries || !t.passes() || wait > longestWait || !sleep(ctx, wait) {
			return t
		}
		pause *= 2
	}
}

// sleep waits, and reports whether ctx lasted; it does not begin what ctx would cut short.
func sleep(ctx context.Context, d time.Duration) bool {
	if end, ok := ctx.Deadline(); ok && time.Until(end) < d {
		return false
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

func (r rest) once(ctx context.Context, method, address string, data []byte, out any) *trouble {
	request, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(data))
	if err != nil {
		return &trouble{err: withoutAddress(err)}
	}
	request.Header.Set("Authorization", r.token)
	request.Header.Set("User-Agent", r.agent)
	if data != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := r.client.Do(request)
	if err != nil {
		return &trouble{err: withoutAddress(err)}
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, mostAnswer))
	if response.StatusCode >= 300 {
		return troubleOf(response, answer)
	}
	if err == nil && out != nil {
		err = discordgo.Unmarshal(answer, out)
	}
	if err != nil {
		return &trouble{status: response.StatusCode, err: fmt.Errorf("read the answer: %w", withoutAddress(err))}
	}
	return nil
}

// withoutAddress takes the address out of an error of net/http: the token of an interaction is
// a part of it.
func withoutAddress(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// address is a path of Discord's REST interface, below the base that discordgo has it at.
func address(parts ...string) string {
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return discordgo.EndpointAPI + strings.Join(parts, "/")
}

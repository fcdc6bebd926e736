package fetch

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"
	"time"
)

const (
	robotsGood   = 24 * time.Hour // RFC 9309: not to be used for longer
	robotsRetry  = time.Hour      // after which a server that could not say is asked again
	maxRobotsIDs = 2048           // sites remembered
)

// robotsCache remembers the rules of sites by scheme, host and port.
type robotsCache struct {
	mu    sync.Mutex
	sites map[string]*site
}

type site struct {
	mu    sync.Mutex // held while its robots.txt is fetched, so that one request serves all
	rules robots
	err   error // why there are none
	until time.Time
}

func newRobotsCache() *robotsCache { return &robotsCache{sites: map[string]*site{}} }

func (c *robotsCache) site(name string) *site {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.sites[name]
	if s == nil {
		if len(c.sites) >= maxRobotsIDs {
			clear(c.sites) // rare, and costs a request for each site that comes again
		}
		s = &site{}
		c.sites[name] = s
	}
	return s
}

// welcome is an Error when the robots.txt of u's site asks not to fetch u.
func (c *Client) welcome(ctx context.Context, u *url.URL) error {
	name := u.Scheme + "://" + strings.ToLower(u.Host)
	s := c.robots.site(name)
	s.mu.Lock()
	defer s.mu.Unlock()
	if now := c.options.Now(); !now.Before(s.until) || s.until.Sub(now) > robotsGood {
		rules, err := c.fetchRobots(ctx, name)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		s.keep(rules, err, now)
	}
	if s.err != nil {
		return &Error{Reason: NoRobots, Err: s.err}
	}
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !s.rules.allows(path) {
		return &Error{Reason: Robots}
	}
	return nil
}

// fetchRobots asks a site for its rules. One without any allows everything; the error is
// that of one that cannot say.
func (c *Client) fetchRobots(ctx context.Context, site string) (robots, error) {
	r, err := c.Get(ctx, site+"/robots.txt", Validators{})
	if err == nil {
		return parseRobots(string(r.Body), product(c.options.UserAgent)), nil
	}
	if e, ok := errors.AsType[*Error](err); ok && e.Status >= 400 && e.Status < 500 && e.Reason != Busy {
		return nil, nil
	}
	return nil, err
}

func (s *site) keep(rules robots, err error, now time.Time) {
	s.rules, s.err, s.until = rules, err, now.Add(robotsGood)
	if err != nil {
		s.until = now.Add(robotsRetry)
	}
}

// product is the name that a robots.txt would use: the user agent up to its version.
func product(userAgent string) string {
	name, _, _ := strings.Cut(userAgent, "/")
	name, _, _ = strings.Cut(name, " ")
	return name
}

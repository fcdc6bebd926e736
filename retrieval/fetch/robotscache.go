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
	robotsLifetime = 24 * time.Hour // RFC 9309, section 2.4
	robotsRetry    = time.Hour      // after a robots.txt that could not be read
	maxSites       = 2048           // in the cache
)

// robotsCache holds the rules of sites. The name of a site is its scheme, host and port.
type robotsCache struct {
	agent string // the name by which a robots.txt would call us
	now   func() time.Time
	mu    sync.Mutex
	sites map[string]*site
}

type site struct {
	mu    sync.Mutex // held while robots.txt is fetched, so that one request serves all
	rules robots
	err   error // why the rules are not known
	until time.Time
}

func newRobotsCache(userAgent string, now func() time.Time) *robotsCache {
	return &robotsCache{agent: productName(userAgent), now: now, sites: map[string]*site{}}
}

// getter is the type of Client.Get.
type getter func(ctx context.Context, address string, v Validators) (*Response, error)

// check returns an *Error if the robots.txt of the site of u does not allow us to fetch u. It fetches
// the robots.txt with get if it is not in the cache.
func (c *robotsCache) check(ctx context.Context, u *url.URL, get getter) error {
	name := u.Scheme + "://" + strings.ToLower(u.Host)
	s := c.site(name)
	s.mu.Lock()
	defer s.mu.Unlock()
	if now := c.now(); !now.Before(s.until) || s.until.Sub(now) > robotsLifetime {
		rules, err := fetchRobots(ctx, name, c.agent, get)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		s.save(rules, err, now)
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

func (c *robotsCache) site(name string) *site {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.sites[name]
	if s == nil {
		if len(c.sites) >= maxSites {
			clear(c.sites) // rare, and costs one more request for each site that is used again
		}
		s = &site{}
		c.sites[name] = s
	}
	return s
}

func (s *site) save(rules robots, err error, now time.Time) {
	s.rules, s.err, s.until = rules, err, now.Add(robotsLifetime)
	if err != nil {
		s.until = now.Add(robotsRetry)
	}
}

// fetchRobots fetches the rules of a site. A site without a robots.txt allows everything. The error
// means that the rules are not known.
func fetchRobots(ctx context.Context, site, agent string, get getter) (robots, error) {
	r, err := get(ctx, site+"/robots.txt", Validators{})
	if err == nil {
		return parseRobots(string(r.Body), agent), nil
	}
	if e, ok := errors.AsType[*Error](err); ok && e.Status >= 400 && e.Status < 500 && e.Reason != Busy {
		return nil, nil
	}
	return nil, err
}

// productName returns the user agent without its version and all that follows.
func productName(userAgent string) string {
	name, _, _ := strings.Cut(userAgent, "/")
	name, _, _ = strings.Cut(name, " ")
	return name
}

// Package news is the vocabulary of Quoth: articles, their revisions, the excerpts cut from them,
// and the citation that each excerpt carries.
//
// The one law: an Excerpt has no exported fields and only Article.Excerpt makes
// one, so the words of an excerpt are always a slice of the article's text.
//
//	a := news.New(news.Article{Title: "Ferry back", Text: "The ferry sails again on Monday."})
//	e, _ := a.Excerpt(prose.Span{Start: 0, End: 9})
//	fmt.Println(e.Text(), e.Receipt())
package news

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"time"

	"quoth/retrieval/prose"
)

// Key names an article in all its revisions: the id that came with it, else its canonical URL, else the path
// of the file that it alone fills, else a hash of outlet, headline and text.
type Key string

// Revision names one wording of an article: the first 16 bytes of the SHA-256 of
// its headline and its text, in hexadecimal.
type Revision string

// Serial numbers the revisions of one archive from 1, in the order in which they were stored. It
// means nothing outside that archive.
type Serial uint64

// Article is one revision of one article. Fields that are not known are empty.
type Article struct {
	Key       Key
	Revision  Revision
	Title     string
	Source    string // the outlet's name
	Author    string
	URL       string
	File      string // base name of the file it was read from, when there is no URL
	Published time.Time
	Fetched   time.Time // when Quoth read it
	Partial   bool      // Text is only a summary: the page could not be read
	Image     string    // the address of its picture, see ImageURL; it is no part of the Key or the Revision
	Place     int       // in its feed, from 1, where the outlet orders that; 0: not known; no part of the Key either
	Text      string    // paragraphs, one or more line breaks between them

	// Path is the folder of the outlet and the path below it, with slashes, of the file that gives the article
	// its Key; empty for all others. It is not stored. An archive that has another article under that Key stores
	// this one under a Key of its own, see archive.Put.
	Path string
}

// New returns a completed: with clean headline and text (see [prose.Clean]), with the address of its picture
// checked, with its Revision, and with a Key if it came without one.
func New(a Article) *Article {
	a.Title = strings.Join(strings.Fields(prose.Clean(a.Title)), " ")
	a.Text = prose.Clean(a.Text)
	a.Published, a.Fetched = wholeMinutes(a.Published), wholeMinutes(a.Fetched)
	a.Image, a.Place = ImageURL(a.Image, a.URL), max(0, a.Place)
	a.Revision = revision(a.Title, a.Text)
	if a.Key == "" {
		a.Key = deriveKey(&a)
	}
	return &a
}

// HashKey returns the Key that New gives an article without an id, an address or a path.
func HashKey(a Article) Key {
	a.Key, a.URL, a.Path = "", "", ""
	return New(a).Key
}

func revision(title, text string) Revision {
	return Revision(digest(title, text))
}

func deriveKey(a *Article) Key {
	if u := CanonicalURL(a.URL); u != "" {
		a.Path = ""
		return Key(u)
	}
	if a.Path != "" {
		return pathKey(a.Path)
	}
	return Key("sha256:" + digest(a.Source, a.Title, a.Text))
}

// maxPath is the length in bytes of the longest path that stands in a Key as it is.
const maxPath = 800

// pathKey returns the Key of an article with a path.
func pathKey(path string) Key {
	if len(path) > maxPath {
		path = "sha256:" + digest(path)
	}
	return Key("file:" + path)
}

// wholeMinutes returns t in a zone that RFC 3339 can write: old local times lie some seconds off
// a whole minute from UTC.
func wholeMinutes(t time.Time) time.Time {
	if _, offset := t.Zone(); offset%60 != 0 {
		return t.UTC()
	}
	return t
}

// Check returns an error if the words of a are not those of its Revision.
func (a *Article) Check() error {
	if got := revision(a.Title, a.Text); got != a.Revision {
		return fmt.Errorf("article %q: its words have revision %s, want %s", a.Key, got, a.Revision)
	}
	return nil
}

// digest returns the first half of the SHA-256 of parts in hexadecimal. The length of each stands
// before it, so that no two lists of parts are hashed alike.
func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(p)))
		h.Write(n[:])
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// CanonicalURL returns u without the parts that do not name the page (fragment, default port,
// tracking parameters), and with scheme and host in lower case. It is empty if u is not an absolute
// http or https address.
func CanonicalURL(u string) string {
	p, err := url.Parse(strings.TrimSpace(u))
	if err != nil || !hasPublicHost(p) {
		return ""
	}
	p.Scheme = strings.ToLower(p.Scheme)
	if p.Scheme != "http" && p.Scheme != "https" {
		return ""
	}
	p.Host = strings.ToLower(p.Host)
	if port := p.Port(); p.Scheme == "http" && port == "80" || p.Scheme == "https" && port == "443" {
		p.Host = strings.TrimSuffix(p.Host, ":"+port)
	}
	p.Fragment, p.RawFragment, p.User, p.ForceQuery = "", "", nil, false
	if p.Path == "" {
		p.Path = "/"
	}
	p.RawQuery = withoutTracking(strings.Join(strings.Fields(p.RawQuery), "%20"))
	return p.String()
}

// PageURL returns CanonicalURL of u, or "" if that is the home page of a site, to which all items of some feeds
// link.
func PageURL(u string) string {
	c := CanonicalURL(u)
	if p, err := url.Parse(c); err != nil || strings.Trim(p.Path, "/") == "" && p.RawQuery == "" {
		return ""
	}
	return c
}

// hasPublicHost reports whether a link names a host. An IPv6 zone (RFC 6874: a percent sign and the name
// of an interface) means something on one machine only.
func hasPublicHost(link *url.URL) bool {
	return link.Hostname() != "" && !strings.Contains(link.Host, "%")
}

// trackingParameters are those that publishers and networks append: Google's utm_ family and the
// click ids of Google, Facebook, Microsoft and Mailchimp.
var trackingParameters = prose.Set("gclid fbclid msclkid mc_cid mc_eid")

func withoutTracking(query string) string {
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(strings.ToLower(part), "=")
		if part != "" && !trackingParameters[name] && !strings.HasPrefix(name, "utm_") {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "&")
}

// Date returns when a was published or, with known false, when it was fetched.
func (a *Article) Date() (t time.Time, known bool) {
	if !a.Published.IsZero() {
		return a.Published, true
	}
	return a.Fetched, false
}

// Day returns the date of t in a zone as midnight UTC, so that days compare. A time at midnight UTC
// is a printed day without a time, which is the same everywhere.
func Day(t time.Time, zone *time.Location) time.Time {
	if zone != nil && !t.Equal(t.UTC().Truncate(24*time.Hour)) {
		t = t.In(zone)
	} else {
		t = t.UTC()
	}
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

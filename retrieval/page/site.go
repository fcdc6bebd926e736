package page

import (
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/text/language"
)

// outlet is the site's name as it gives it, else its host.
func (f *facts) outlet() string {
	return cmp.Or(f.first("og:site_name"), f.ld.publisher, f.first("application-name", "dc.publisher", "cre"), f.host)
}

// address is the page's canonical address. A page may only speak for its own site, so
// that none can pass for an article of another; and a home page is no article's address.
func (f *facts) address(found *url.URL) string {
	for _, s := range [...]string{f.canonical, f.first("og:url"), f.ld.url} {
		u, err := url.Parse(s)
		if err != nil || s == "" {
			continue
		}
		if found != nil {
			u = found.ResolveReference(u)
		}
		if isWeb(u) && (found == nil || !isWeb(found) || sameSite(u, found) && (u.Path != "" && u.Path != "/" || u.RawQuery != "" || found.Path == u.Path)) {
			u.Fragment, u.RawFragment = "", ""
			return u.String()
		}
	}
	if found == nil || !isWeb(found) {
		return ""
	}
	return found.String()
}

func isWeb(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
}

// sameSite reports whether one host is the other's or below it, apart from the prefixes
// that sites give to their faces.
func sameSite(a, b *url.URL) bool {
	x, y := siteHost(a), siteHost(b)
	return x == y || strings.HasSuffix(x, "."+y) || strings.HasSuffix(y, "."+x)
}

func siteHost(u *url.URL) string {
	h := strings.ToLower(u.Hostname())
	for _, face := range [...]string{"www.", "m.", "mobile.", "amp."} {
		h = strings.TrimPrefix(h, face)
	}
	return h
}

// tongue is the page's language as a BCP 47 tag.
func (f *facts) tongue() string {
	for _, s := range [...]string{f.language, f.ld.language, f.first("og:locale", "dc.language", "language")} {
		if t, err := language.Parse(strings.TrimSpace(s)); err == nil && t != language.Und {
			return t.String()
		}
	}
	return ""
}

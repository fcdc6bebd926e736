package metadata

import (
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/text/language"
)

// outlet returns the name that the site gives itself, or else its host.
func (f *facts) outlet() string {
	return cmp.Or(f.first("og:site_name"), f.ld.Publisher,
		f.first("application-name", "dc.publisher", "cre"), f.host)
}

// address returns the canonical address of the page, or else the one at which it was found. A
// canonical address must be one of the same site, because a page could otherwise pass for an article
// of another site, and it must not be a home page.
func (f *facts) address(found *url.URL) string {
	for _, s := range [...]string{f.canonical, f.first("og:url"), f.ld.URL} {
		u, err := url.Parse(s)
		if err != nil || s == "" {
			continue
		}
		if found != nil {
			u = found.ResolveReference(u)
		}
		if isWeb(u) && (found == nil || !isWeb(found) || mayBeCanonical(u, found)) {
			u.Fragment, u.RawFragment = "", ""
			return u.String()
		}
	}
	if found == nil || !isWeb(found) {
		return ""
	}
	return found.String()
}

// mayBeCanonical reports whether u may be the canonical address of the page found at another one.
func mayBeCanonical(u, found *url.URL) bool {
	isHome := (u.Path == "" || u.Path == "/") && u.RawQuery == ""
	return sameSite(u, found) && (!isHome || found.Path == u.Path)
}

func isWeb(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
}

// sameSite reports whether the hosts are equal or one is a subdomain of the other, apart from the
// prefixes of mobile and other versions of a site.
func sameSite(a, b *url.URL) bool {
	x, y := siteHost(a), siteHost(b)
	return x == y || strings.HasSuffix(x, "."+y) || strings.HasSuffix(y, "."+x)
}

func siteHost(u *url.URL) string {
	h := strings.ToLower(u.Hostname())
	for _, prefix := range [...]string{"www.", "m.", "mobile.", "amp."} {
		h = strings.TrimPrefix(h, prefix)
	}
	return h
}

// languageTag returns the language of the page as a BCP 47 tag, or "".
func (f *facts) languageTag() string {
	for _, s := range [...]string{f.language, f.ld.Language, f.first("og:locale", "dc.language", "language")} {
		if t, err := language.Parse(strings.TrimSpace(s)); err == nil && t != language.Und {
			return t.String()
		}
	}
	return ""
}

package news

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"quoth/retrieval/prose"
)

// MaxImage is the greatest length of a picture's address, in bytes. Discord takes none that is longer.
const MaxImage = 2048

// ImageURL returns the address of a picture, resolved against that of the page that names it, which may be empty.
// It returns "" where that is no http or https address, has a user name in it, or is longer than MaxImage.
// Quoth does not fetch pictures: what an address leads to is not known.
func ImageURL(raw, page string) string {
	if raw = strings.TrimSpace(raw); raw == "" || len(raw) > MaxImage {
		return ""
	}
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	if base, err := url.Parse(page); err == nil && !u.IsAbs() {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.User != nil || !hasPublicHost(u) {
		return ""
	}
	u.Fragment, u.RawFragment = "", ""
	u.RawQuery = strings.Join(strings.Fields(prose.Clean(u.RawQuery)), "%20")
	if s := u.String(); len(s) <= MaxImage {
		return s
	}
	return ""
}

// Picture is a picture that a page or a feed names for an article. Its size is in pixels, as written there; empty:
// not given.
type Picture struct{ URL, Width, Height string }

// FirstImage returns the address of the first picture that can stand for an article, by ImageURL, or "".
func FirstImage(page string, named ...Picture) string {
	for _, p := range named {
		if isSmall(p.Width) || isSmall(p.Height) {
			continue
		}
		// Some pages and feeds escape an address twice.
		address := ImageURL(strings.ReplaceAll(p.URL, "&amp;", "&"), page)
		if address != "" && !standsForSite(address) {
			return address
		}
	}
	return ""
}

// minSide is the least width and height of a picture, in pixels. Smaller ones are icons, and dots that count
// readers.
const minSide = 100

// isSmall reports whether a width or a height is given, and too small.
func isSmall(side string) bool {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(side), "px"), 64)
	return err == nil && n < minSide
}

// standsForSite reports whether an address is that of the outlet's own picture, which some sites name for every
// article, or of an author's portrait, which WordPress.com names first for every item of a feed.
func standsForSite(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	name := strings.ToLower(strings.TrimSuffix(path.Base(u.Path), path.Ext(u.Path)))
	return strings.HasSuffix("."+strings.ToLower(u.Hostname()), ".gravatar.com") ||
		strings.HasSuffix(name, "logo") || strings.HasSuffix(name, "default") || strings.HasSuffix(name, "placeholder")
}

package feed

import "strings"

// feedSchemes are those of links for programs that read feeds. They stand before a web address, or in place of its
// scheme.
var feedSchemes = []string{"feed:", "feeds:", "rss:", "pcast:", "itpc:"}

// Address returns the web address of a feed for what a person typed, or a program wrote: without a scheme it is https,
// and the schemes of feeds are removed.
func Address(typed string) string {
	a := strings.TrimSpace(typed)
	for bare := ""; bare != a; {
		bare, a = a, strings.TrimPrefix(withoutFeedScheme(a), "//")
	}
	if scheme, _, ok := strings.Cut(a, ":"); !ok || strings.Contains(scheme, ".") || scheme == "localhost" {
		a = "https://" + a
	}
	return a
}

func withoutFeedScheme(a string) string {
	for _, scheme := range feedSchemes {
		if len(a) >= len(scheme) && strings.EqualFold(a[:len(scheme)], scheme) {
			return a[len(scheme):]
		}
	}
	return a
}

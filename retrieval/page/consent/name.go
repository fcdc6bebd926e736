package consent

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/node"
	"quoth/retrieval/prose"
)

// name is what the names and the role of an element say about it.
type name int

const (
	unnamed    name = iota
	modal           // it lies over the page, or beside its text
	topicName       // it has to do with cookies, consent or privacy
	dialogName      // it is a dialog about them
	vendorName      // it is the dialog of a known vendor
)

// nameOf returns the strongest of what the classes, the id and the role of n say.
func nameOf(n *html.Node) name {
	if node.IsInline(n) && n.DataAtom != 0 {
		return unnamed
	}
	found := unnamed
	switch {
	case n.DataAtom == 0: // an element of the site's own
		found = tokenName(n.Data)
	case isModal(n), n.DataAtom == atom.Aside, n.DataAtom == atom.Form:
		found = modal
	}
	for _, key := range [...]string{"id", "class"} {
		for token := range strings.FieldsSeq(strings.ToLower(node.Attr(n, key))) {
			found = max(found, tokenName(token))
		}
	}
	return found
}

// isVendorID reports whether n has the id of a vendor's dialog. Ids are not given to anything else.
func isVendorID(n *html.Node) bool {
	return tokenName(strings.ToLower(node.Attr(n, "id"))) == vendorName
}

func isModal(n *html.Node) bool {
	switch node.Attr(n, "role") {
	case "dialog", "alertdialog":
		return true
	}
	return n.DataAtom == atom.Dialog || node.Attr(n, "aria-modal") == "true"
}

// Prefixes of the classes and ids that vendors of consent dialogs give to theirs, by the first letter.
// They were read off the vendors' public instructions for styling a dialog in 2026.
var vendors = byFirstLetter(prose.Phrases(`appconsent/axeptio/borlabscookie/catapult-cookie/cc-banner/cc-dialog
	cc-window/ccm--/ccm-modal/ch2-/cky-/cli-bar/cli-modal/cmpbox/cmpwrapper/cmplz-cookiebanner/consentmanager
	cookie-law-info/cookiebot/cookieconsent/cookiefirst/cookiehub/cookiescript/cookieyes/cybot/didomi-/eu-cookie
	evidon/fc-consent/fc-dialog/gdpr-cookie/hs-eu-cookie/iubenda-cs/ketch-/klaro/metomic/moove_gdpr/onetrust/optanon
	osano-cm/ot-sdk/otpc/otflat/qc-cmp/quantcast/sirdata/silktide/sp_choice/sp_message/sp-message/tarteaucitron
	termly/transcend-consent/truste/trustarc/usercentrics/uc-banner/wpcc/wpgdpr`))

func byFirstLetter(prefixes []string) map[byte][]string {
	m := make(map[byte][]string)
	for _, p := range prefixes {
		m[p[0]] = append(m[p[0]], p)
	}
	return m
}

// Words in classes and ids. What only states that a page has a dialog, or that an article is about
// cookies, is not the name of a dialog.
var (
	topicWords  = []string{"cookie", "consent", "gdpr", "ccpa", "rgpd", "dsgvo", "privacy", "datenschutz"}
	dialogWords = []string{"banner", "notice", "notification", "bar", "wall", "popup", "pop-up", "pop_up", "modal",
		"dialog", "overlay", "layer", "message", "msg", "law", "warning", "alert", "manager", "preference", "settings",
		"disclaimer", "box", "prompt", "gate", "hint", "hinweis", "bandeau", "aviso", "panel", "widget", "toast",
		"container", "wrapper", "root", "lightbox", "window", "drawer", "center", "centre"}
	modalWords = []string{"modal", "dialog", "overlay", "popup", "lightbox", "interstitial", "toast",
		"drawer", "snackbar"}
	stateStarts = []string{"has-", "is-", "with-", "no-", "js-has", "tag-", "category-", "topic-", "post-", "section-"}
	stateEnds   = []string{"-open", "-opened", "-active", "-visible", "-enabled", "-accepted", "-shown", "-on"}
)

func tokenName(token string) name {
	if token == "" || hasPrefix(token, stateStarts) || hasSuffix(token, stateEnds) {
		return unnamed
	}
	switch {
	case hasPrefix(token, vendors[token[0]]):
		return vendorName
	case !contains(token, topicWords):
		if contains(token, modalWords) {
			return modal
		}
		return unnamed
	case contains(token, dialogWords), token == "cookieconsent":
		return dialogName
	}
	return topicName
}

func hasPrefix(s string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

func hasSuffix(s string, suffixes []string) bool {
	return slices.ContainsFunc(suffixes, func(p string) bool { return strings.HasSuffix(s, p) })
}

func contains(s string, parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

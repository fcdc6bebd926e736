package card

import (
	"regexp"

	"quoth/bot"
)

// illustrate gives the result that was added last the picture of the article that it cites. Those of a summary, which
// stand close together, have none, nor has a quotation under its speaker's name, where any face would seem to be the
// speaker's.
func (p *page) illustrate(c bot.Citation) {
	if p.pictures && !p.isSummary && !p.hasHead {
		p.pieces[len(p.pieces)-1].image = picture(c.Image)
	}
}

// picture returns the address of a picture as Discord takes it, or "". Discord fetches it, and refuses a whole
// message for one that it cannot read; so an address that looks odd is left out.
func picture(address string) string {
	address = wellFormed(address)
	found := publicAddress.FindStringSubmatch(address)
	if found == nil || len(found[1]) > maxHost || len(address) > maxURL {
		return ""
	}
	return address
}

// publicAddress is an address on a host that has a name of letters, digits and hyphens with a dot in it.
var publicAddress = regexp.MustCompile(
	`^https?://((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9])` +
		`(?::[0-9]+)?(?:[/?][^#]*)?$`)

// maxHost is how long the name of a host may be (RFC 1035, in the form that is written).
const maxHost = 253

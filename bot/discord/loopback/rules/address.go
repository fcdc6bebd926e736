package rules

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// How long an address may be, in characters: in an embed, and of a button (Discord's document).
const (
	maxURL       = 2048
	maxButtonURL = 512
)

// checkAddress refuses an address that Discord does not take.
func checkAddress(r *report, at string, value any, limit int) {
	address, ok := value.(string)
	if !ok {
		return
	}
	if problem := addressProblem(address, limit); problem != "" {
		r.refuse(at, "%s: %q", problem, address)
	}
}

// checkPicture is like checkAddress, for a picture, which may be a file of the message.
func checkPicture(r *report, at string, value any) {
	if s, _ := value.(string); !strings.HasPrefix(s, "attachment://") {
		checkAddress(r, at, value, maxURL)
	}
}

// addressProblem returns why Discord refuses an address; empty: it takes it. What Discord calls well formed is known
// from reports only (discord/discord-api-docs#5837: an empty address; discordjs/discord.js#7438: an underscore in
// the host; alexemanuelol/rustplusplus#259: a blank). What nobody has reported is refused here, to be safe.
func addressProblem(address string, limit int) string {
	u, err := url.Parse(address)
	switch scheme, _, _ := strings.Cut(address, ":"); {
	case length(address) > limit:
		return fmt.Sprintf("%d characters, %d are the most", length(address), limit)
	case !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https"):
		return fmt.Sprintf("scheme %q is not supported, it must be http or https", scheme)
	case err != nil || unescaped.MatchString(address):
		return "not a well formed URL, it has characters that are not escaped"
	case u.User != nil || len(u.Hostname()) > maxHost || !publicHost.MatchString(u.Hostname()):
		return "not a well formed URL, it has no public host, or has a user"
	case !isPort(strings.TrimPrefix(u.Host, u.Hostname())):
		return "not a well formed URL, it has a port that does not exist"
	}
	return ""
}

// maxHost is how long the name of a host may be (RFC 1035, in the form that is written).
const maxHost = 253

// publicHost is a name with a dot, of letters, digits and hyphens, or an address of IPv4.
var publicHost = regexp.MustCompile(
	`^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$`)

// isPort reports whether what stands after a host is nothing, or a colon and a port that exists.
func isPort(after string) bool {
	if after == "" {
		return true
	}
	_, err := strconv.ParseUint(strings.TrimPrefix(after, ":"), 10, 16)
	return err == nil
}

// unescaped finds what an address may not have (RFC 3986).
var unescaped = regexp.MustCompile("[^!-~]|[\"<>\\\\^`{|}]|%(?:$|[^0-9A-Fa-f]|.$|.[^0-9A-Fa-f])")

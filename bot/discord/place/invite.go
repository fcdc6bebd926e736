package place

import (
	"net/url"
	"strconv"
)

// InviteURL returns the addresses at which a person adds the application to a server, and to their
// own account. Only posts need permissions; answers to commands need none.
func InviteURL(application string) (server, user string) {
	server = inviteURL(application, forServer, url.Values{
		"scope": {"bot applications.commands"}, "permissions": {strconv.FormatUint(Needed, 10)},
	})
	return server, inviteURL(application, forUser,
		url.Values{"scope": {"applications.commands"}})
}

// Discord's numbers for the ways to install an application (docs.discord.com, resources/application).
const (
	forServer = 0
	forUser   = 1
)

// inviteURL returns the address for one way to install the application, with further parameters.
func inviteURL(application string, way int, parameters url.Values) string {
	parameters.Set("client_id", application)
	parameters.Set("integration_type", strconv.Itoa(way))
	u := url.URL{Scheme: "https", Host: "discord.com", Path: "/oauth2/authorize", RawQuery: parameters.Encode()}
	return u.String()
}

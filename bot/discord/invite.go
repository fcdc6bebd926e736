package discord

import (
	"net/url"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/place"
)

// InviteURL returns the addresses at which a person adds the application to a server, and to their
// own account. Only posts need permissions; answers to commands need none.
func InviteURL(application string) (server, user string) {
	server = inviteURL(application, discordgo.ApplicationIntegrationGuildInstall, url.Values{
		"scope": {"bot applications.commands"}, "permissions": {strconv.FormatUint(place.Needed, 10)},
	})
	return server, inviteURL(application, discordgo.ApplicationIntegrationUserInstall,
		url.Values{"scope": {"applications.commands"}})
}

// inviteURL returns the address for one way to install the application, with further parameters.
func inviteURL(application string, way discordgo.ApplicationIntegrationType, parameters url.Values) string {
	parameters.Set("client_id", application)
	parameters.Set("integration_type", strconv.Itoa(int(way)))
	u := url.URL{Scheme: "https", Host: "discord.com", Path: "/oauth2/authorize", RawQuery: parameters.Encode()}
	return u.String()
}

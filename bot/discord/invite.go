package discord

import (
	"net/url"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// needed are the permissions that Quoth asks a server for: to post the daily summary, and to
// find it again after a crash. Answers to commands need none.
const needed = discordgo.PermissionViewChannel | discordgo.PermissionSendMessages |
	discordgo.PermissionEmbedLinks | discordgo.PermissionReadMessageHistory

// InviteURL are the addresses at which a person adds the application to a server, or to
// their own account.
func InviteURL(application string) (server, user string) {
	base := url.URL{Scheme: "https", Host: "discord.com", Path: "/oauth2/authorize"}
	query := func(install discordgo.ApplicationIntegrationType, more url.Values) string {
		more.Set("client_id", application)
		more.Set("integration_type", strconv.Itoa(int(install)))
		u := base
		u.RawQuery = more.Encode()
		return u.String()
	}
	server = query(discordgo.ApplicationIntegrationGuildInstall, url.Values{
		"scope": {"bot applications.commands"}, "permissions": {strconv.Itoa(needed)},
	})
	return server, query(discordgo.ApplicationIntegrationUserInstall, url.Values{"scope": {"applications.commands"}})
}

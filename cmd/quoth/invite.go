package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"

	"quoth/bot/config"
	"quoth/bot/discord/gateway"
	"quoth/bot/discord/place"
	"quoth/bot/discord/register"
	"quoth/bot/discord/rest"
	"quoth/bot/jsonreply"
	"quoth/bot/report"
)

// inviteVerb prints the addresses at which people add the bot to Discord.
type inviteVerb struct {
	Application string `arg:"" optional:"" help:"${application}"`
	APIURL      string `name:"api-url" placeholder:"URL" env:"DISCORD_API_URL" help:"${api_url}"`
}

// Run prints the addresses.
func (v inviteVerb) Run(ctx context.Context, a *app) error {
	if v.Application != "" && !isID(v.Application) {
		return a.refuse("invite", fmt.Sprintf("%q is not the id of an application.", v.Application),
			"It is a number of 17 to 20 digits (Developer Portal, General Information).")
	}
	if v.Application == "" {
		token, err := config.Secret(tokenName)
		if err != nil {
			return err
		}
		if token == "" {
			return report.WithHint(errors.New("invite: the application is not known"),
				"name its id (Developer Portal, General Information), or set DISCORD_TOKEN")
		}
		client, err := gateway.Options{Token: rest.Secret(token), APIBase: v.APIURL, Log: a.log}.Client()
		if err != nil {
			return err
		}
		application, err := register.Ask(ctx, client)
		if err != nil {
			return err
		}
		v.Application = application.ID
	}
	server, user := place.InviteURL(v.Application)
	if a.JSON {
		return jsonreply.WriteLine(a.out, map[string]string{"server": server, "user": user})
	}
	_, err := fmt.Fprintf(a.out,
		"Add Quoth to a server:\n  %s\nAdd it to your own account, to use it anywhere:\n  %s\n",
		server, user)
	return err
}

// isID reports whether s can be an id of Discord's.
func isID(s string) bool {
	ok, _ := regexp.MatchString(`^[0-9]{17,20}$`, s)
	return ok
}

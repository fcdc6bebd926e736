package discord

import (
	"context"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

// application is what Discord says about the bot's application.
type application struct {
	ID    string          `json:"id"`
	Owner *discordgo.User `json:"owner"`
	Team  *discordgo.Team `json:"team"`
}

// Application asks Discord for the id of the application that the client's token belongs to.
func Application(ctx context.Context, c *rest.Client) (id string, err error) {
	a, err := askApplication(ctx, c)
	return a.ID, err
}

// askApplication asks Discord for the application that the client's token belongs to.
func askApplication(ctx context.Context, c *rest.Client) (application, error) {
	var a application
	if err := c.Do(ctx, "GET", rest.Path("applications", "@me"), nil, &a); err != nil {
		return application{}, fmt.Errorf("ask Discord for the application: %w%s", err, advice(err))
	}
	return a, nil
}

// owners returns the ids of the application's owner and of the members of its team.
func (a application) owners() []string {
	var ids []string
	if a.Owner != nil {
		ids = append(ids, a.Owner.ID)
	}
	if a.Team == nil {
		return ids
	}
	for _, m := range a.Team.Members {
		if m != nil && m.User != nil {
			ids = append(ids, m.User.ID)
		}
	}
	return ids
}

// advice says what an operator can do about an error of Discord's.
func advice(err error) string {
	switch code := rest.Code(err); {
	case rest.Status(err) == 401:
		return ": check DISCORD_TOKEN"
	case code == rest.CodeMissingAccess || code == rest.CodeUnknownGuild:
		return ": invite the bot to that server (quoth invite), or check DISCORD_GUILD"
	}
	return ""
}

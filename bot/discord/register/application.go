package register

import (
	"context"
	"fmt"

	"quoth/bot/discord/rest"
)

// Application is what Discord says about the bot's application.
type Application struct {
	ID    string
	Owner user
	Team  struct{ Members []struct{ User user } }
}

type user struct{ ID string }

// Ask asks Discord for the application that the client's token belongs to. The error says what an operator can do.
func Ask(ctx context.Context, c *rest.Client) (Application, error) {
	var a Application
	if err := c.Do(ctx, "GET", rest.Path("applications", "@me"), nil, &a); err != nil {
		return Application{}, fmt.Errorf("ask Discord for the application: %w%s", err, advice(err))
	}
	return a, nil
}

// Owners returns the ids of the application's owner and of the members of its team.
func (a Application) Owners() []string {
	owners := []string{a.Owner.ID}
	for _, m := range a.Team.Members {
		owners = append(owners, m.User.ID)
	}
	return owners
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

package main

import (
	"slices"
	"sync"

	"github.com/alecthomas/kong"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/mount"
)

// verb is a command for the person who runs Quoth. The bot has no such command.
type verb struct {
	name, help, group string
	run               any  // a pointer to a struct of flags with a Run method, as kong wants it
	lines             bool // with --json it writes lines and not one object
}

func verbs() []verb {
	return []verb{
		{"run", "Answer on Discord, and post the daily summaries.", mount.GroupRun, &runVerb{}, false},
		{"check", "Ask a running bot whether it is ready, for programs that watch it.", mount.GroupRun, &checkVerb{}, false},
		{"invite", "Print the links at which Quoth is added to Discord.", mount.GroupRun, &inviteVerb{}, false},
		{"console", "Start a prompt that takes questions and commands like /latest.", mount.GroupAsk, &consoleVerb{}, true},
		{"quotes", "List what is said in an article, and by whom.", mount.GroupAsk, &quotesVerb{}, true},
		{"import", "Import articles from files and folders.", mount.GroupKeep, &importVerb{}, true},
		{"refresh", "Check the feeds that are due for new articles.", mount.GroupKeep, &refreshVerb{}, true},
		{"extract", "Read the article in a saved web page.", mount.GroupKeep, &extractVerb{}, true},
		{"export", "Write the stored articles as JSON Lines.", mount.GroupKeep, &exportVerb{}, true},
		{"backup", "Back up the data folder into one file, also while the bot runs.", mount.GroupRun, &backupVerb{}, false},
		{"restore", "Restore a backup into an empty data folder.", mount.GroupRun, &restoreVerb{}, false},
		{"doctor", "Examine the data folder: what is damaged, and what to do.", mount.GroupRun, &doctorVerb{}, false},
		{"forget", "Remove articles, and keep them out.", mount.GroupKeep, &forgetVerb{}, false},
		{"compact", "Give back the space of what was removed.", mount.GroupRun, &compactVerb{}, false},
		{"reindex", "Rebuild the index from the stored articles.", mount.GroupRun, &reindexVerb{}, false},
		{"completion", "Print the script by which a shell completes commands.", mount.GroupRun, &completionVerb{}, false},
		{"version", "Print the version.", mount.GroupRun, &versionVerb{}, false},
	}
}

// writesLines reports whether a verb writes lines with --json.
func writesLines(name string) bool {
	return slices.ContainsFunc(verbs(), func(v verb) bool { return v.name == name && v.lines })
}

// commandTable returns the table of the bot's commands. They cannot be run, as they have no services.
// It is built once; do not change it.
var commandTable = sync.OnceValue(func() []bot.Command { return commands.Table(commands.Services{}) })

// commandLine has the flags of the program, the commands of the bot and the verbs.
type commandLine struct {
	*kong.Kong
	settings settings
	mounts   []*mount.Mount
}

func newCommandLine(table []bot.Command, options ...kong.Option) (*commandLine, error) {
	c := &commandLine{mounts: mount.All(table)}
	options = append(options,
		kong.Name("quoth"),
		kong.Description("Questions about the news, answered with cited excerpts of stored articles."),
		helpTexts(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, FlagsLast: true}),
		kong.ExplicitGroups([]kong.Group{
			{Key: mount.GroupAsk, Title: "Asking:"},
			{Key: mount.GroupKeep, Title: "Articles and feeds, for those who run Quoth:"},
			{Key: mount.GroupRun, Title: "The bot and its data folder, for those who run Quoth:"},
		}))
	options = append(options, mount.Options(c.mounts)...)
	for _, v := range verbs() {
		options = append(options, kong.DynamicCommand(v.name, v.help, v.group, v.run))
	}
	var err error
	if c.Kong, err = kong.New(&c.settings, options...); err != nil {
		return nil, err
	}
	arrange(c.Model)
	return c, nil
}

package main

import (
	"slices"

	"github.com/alecthomas/kong"

	"quoth/bot"
)

// verb is a command for the person who runs Quoth. The bot has no such command.
type verb struct {
	name, help, group string
	run               any  // a pointer to a struct of flags with a Run method, as kong wants it
	lines             bool // with --json it writes lines and not one object
}

func verbs() []verb {
	return []verb{
		{"run", "Answer on Discord, and post the daily summaries.", groupRun, &runVerb{}, false},
		{"check", "Ask a running bot whether it is ready, for programs that watch it.", groupRun, &checkVerb{}, false},
		{"invite", "Print the links at which Quoth is added to Discord.", groupRun, &inviteVerb{}, false},
		{"console", "Start a prompt that takes questions and commands like /latest.", groupAsk, &consoleVerb{}, true},
		{"quotes", "List what is said in an article, and by whom.", groupAsk, &quotesVerb{}, true},
		{"import", "Import articles from files and folders.", groupKeep, &importVerb{}, true},
		{"refresh", "Check the feeds that are due for new articles.", groupKeep, &refreshVerb{}, true},
		{"extract", "Read the article in a saved web page.", groupKeep, &extractVerb{}, true},
		{"export", "Write the stored articles as JSON Lines.", groupKeep, &exportVerb{}, true},
		{"backup", "Write a backup of the data folder into one file, also while the bot runs.", groupRun, &backupVerb{}, false},
		{"restore", "Restore a backup into an empty data folder.", groupRun, &restoreVerb{}, false},
		{"doctor", "Examine the data folder: what is damaged, and what to do.", groupRun, &doctorVerb{}, false},
		{"forget", "Remove articles, and keep them out.", groupKeep, &forgetVerb{}, false},
		{"compact", "Give back the space of what was removed.", groupRun, &compactVerb{}, false},
		{"reindex", "Rebuild the index from the stored articles.", groupRun, &reindexVerb{}, false},
		{"completion", "Print the script by which a shell completes commands.", groupRun, &completionVerb{}, false},
		{"version", "Print the version.", groupRun, &versionVerb{}, false},
	}
}

// writesLines reports whether a verb writes lines with --json.
func writesLines(name string) bool {
	return slices.ContainsFunc(verbs(), func(v verb) bool { return v.name == name && v.lines })
}

// commandLine has the flags of the program, the commands of the bot and the verbs.
type commandLine struct {
	*kong.Kong
	settings settings
	mounts   []*mount
}

func newCommandLine(table []bot.Command, options ...kong.Option) (*commandLine, error) {
	c := &commandLine{mounts: mountAll(table)}
	options = append(options,
		kong.Name("quoth"),
		kong.Description("Questions about the news, answered with cited excerpts of stored articles."),
		helpTexts(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, FlagsLast: true}),
		kong.ExplicitGroups([]kong.Group{
			{Key: groupAsk, Title: "Asking:"},
			{Key: groupKeep, Title: "Articles and feeds, for those who run Quoth:"},
			{Key: groupRun, Title: "The bot and its data folder, for those who run Quoth:"},
		}))
	for _, g := range groups(c.mounts) {
		options = append(options, g.command())
	}
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

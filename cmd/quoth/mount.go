package main

import (
	"fmt"
	"reflect"
	"strings"
	"sync"

	"quoth/bot"
	"quoth/bot/commands"
)

// commandTable returns the table of the bot's commands. They cannot be run, as they have no services.
// It is built once; do not change it.
var commandTable = sync.OnceValue(func() []bot.Command { return commands.Table(commands.Services{}) })

// askFlags are the flags of ask that only the terminal has.
type askFlags struct {
	Why   bool   `help:"Show how each result was scored."`
	File  string `name:"batch" placeholder:"FILE" help:"${questions}"`
	Top   int    `default:"10" placeholder:"N" help:"With --batch: how many passages for each question (${default})."`
	Shown bool   `help:"With --batch: the excerpts that a reply would show, in place of passages."`
}

// summaryFlags are the flags of summary that only the terminal has.
type summaryFlags struct {
	Why  bool   `help:"Show how each story was scored."`
	File string `name:"batch" placeholder:"FILE" help:"${days}"`
}

// mount is a command of the bot as kong sees it: a struct made of its options, which parsing fills.
type mount struct {
	command bot.Command
	ask     *askFlags     // of ask only
	summary *summaryFlags // of summary only
	fields  reflect.Value
}

// mountAll returns the commands that the terminal has.
func mountAll(table []bot.Command) []*mount {
	var mounts []*mount
	for _, c := range table {
		if !c.Hidden && !c.Server { // such a command is for a server of Discord
			mounts = append(mounts, newMount(c))
		}
	}
	return mounts
}

func newMount(c bot.Command) *mount {
	m := &mount{command: c}
	var fields []reflect.StructField
	bare := c.Bare()
	for i, o := range bare {
		if i < len(bare)-1 {
			fields = append(fields, wordField(o))
		} else {
			fields = append(fields, wordsField(o))
		}
	}
	for i, o := range c.Options {
		if o.Kind == bot.KindFile { // the terminal takes the file's name in another option
			continue
		}
		if i >= len(bare) || !o.Required {
			fields = append(fields, flagField(o))
		}
	}
	switch c.Name {
	case "ask":
		fields = append(fields, terminalFlags[askFlags]())
	case "summary":
		fields = append(fields, terminalFlags[summaryFlags]())
	case "feeds add":
		fields = append(fields, terminalFlags[addFlags]())
	}
	m.fields = reflect.New(reflect.StructOf(fields))
	if f := m.fields.Elem().FieldByName("Terminal"); f.IsValid() {
		m.ask, _ = f.Addr().Interface().(*askFlags)
		m.summary, _ = f.Addr().Interface().(*summaryFlags)
	}
	return m
}

// terminalFlags returns the field of the flags that only the terminal has.
func terminalFlags[F any]() reflect.StructField {
	return reflect.StructField{Name: "Terminal", Type: reflect.TypeFor[F](), Tag: `embed:""`}
}

// target returns the struct that kong fills.
func (m *mount) target() any { return m.fields.Interface() }

// wordField returns the field of an option that is one word without a name, with others after it.
func wordField(o bot.Option) reflect.StructField {
	tag := fmt.Sprintf(`arg:"" optional:"" name:%q help:%q`, o.Name, o.Description)
	return field("Word_"+fieldName(o), reflect.TypeFor[string](), tag)
}

// wordsField returns the field of the option that is all further words. They are optional to kong: the
// command itself refuses a call without them, and says what it needs.
func wordsField(o bot.Option) reflect.StructField {
	tag := fmt.Sprintf(`arg:"" optional:"" sep:"none" name:%q help:%q`, o.Name, o.Description)
	return field("Words", reflect.TypeFor[[]string](), tag)
}

// flagField returns the field of an option that is a flag.
func flagField(o bot.Option) reflect.StructField {
	tag := fmt.Sprintf(`name:%q help:%q placeholder:%q`, o.Name, o.Description+".", strings.ToUpper(o.Kind.String()))
	return field(fieldName(o), reflect.TypeFor[string](), tag)
}

func field(name string, of reflect.Type, tag string) reflect.StructField {
	return reflect.StructField{Name: name, Type: of, Tag: reflect.StructTag(tag)}
}

// fieldName returns the exported name of a flag's field.
func fieldName(o bot.Option) string { return "Flag_" + strings.ReplaceAll(o.Name, "-", "_") }

// isBatch reports whether a file of questions or days is to be answered.
func (m *mount) isBatch() bool {
	return m.ask != nil && m.ask.File != "" || m.summary != nil && m.summary.File != ""
}

// why reports whether the reply is to say how its results were scored.
func (m *mount) why() bool { return m.ask != nil && m.ask.Why || m.summary != nil && m.summary.Why }

// options returns what was typed, by the names of the options.
func (m *mount) options() (map[string]string, *bot.Refusal) {
	out := make(map[string]string)
	for _, o := range m.command.Options {
		if f := m.fields.Elem().FieldByName(fieldName(o)); f.IsValid() && f.String() != "" {
			out[o.Name] = f.String()
		}
	}
	for _, o := range m.command.Bare() {
		words := m.words(o)
		if words == "" {
			continue
		}
		if _, twice := out[o.Name]; twice {
			return nil, &bot.Refusal{
				Message: o.Name + " was given twice.", Hint: "Leave out --" + o.Name + " or the words.",
			}
		}
		out[o.Name] = words
	}
	return m.withFirst(out)
}

// withFirst returns the options of a call, with the first of several feeds where --first asks for it.
func (m *mount) withFirst(options map[string]string) (map[string]string, *bot.Refusal) {
	f := m.fields.Elem().FieldByName("Terminal")
	if !f.IsValid() {
		return options, nil
	}
	flags, ok := f.Addr().Interface().(*addFlags)
	switch {
	case !ok || !flags.First:
		return options, nil
	case options["number"] != "":
		return nil, &bot.Refusal{Message: "--first and --number were both given.", Hint: "Leave out one of them."}
	}
	options["number"] = "1"
	return options, nil
}

// words returns what was typed for an option without its name.
func (m *mount) words(o bot.Option) string {
	if f := m.fields.Elem().FieldByName("Word_" + fieldName(o)); f.IsValid() {
		return f.String()
	}
	return strings.Join(m.fields.Elem().FieldByName("Words").Interface().([]string), " ")
}

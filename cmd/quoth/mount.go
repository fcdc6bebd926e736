package main

import (
	"fmt"
	"reflect"
	"strings"
	"sync"

	"quoth/bot"
	"quoth/bot/commands"
)

// commandTable returns the table of commands for looking at: it has no services to run with. It is
// built once; do not change it.
var commandTable = sync.OnceValue(func() []bot.Command { return commands.Table(commands.Services{}) })

// askFlags are the flags of ask that only the terminal has.
type askFlags struct {
	Why   bool   `help:"Tell how each result was weighed."`
	File  string `name:"batch" placeholder:"FILE" help:"Answer the questions of a file of JSON Lines, or one packed by gzip; - is standard input."`
	Top   int    `default:"10" placeholder:"N" help:"With --batch: how many passages for each question (${default})."`
	Shown bool   `help:"With --batch: the excerpts that a reply would show, instead of passages."`
}

// summaryFlags are the flags of summary that only the terminal has.
type summaryFlags struct {
	Why  bool   `help:"Tell how the score of each story is made up."`
	File string `name:"batch" placeholder:"FILE" help:"Summarise each day of a file of JSON Lines, or one packed by gzip, from its pool of articles; - is standard input."`
}

// mount is a command of the bot's table as kong sees it: a struct made from its
// options, which parsing fills.
type mount struct {
	command bot.Command
	ask     *askFlags     // of ask only
	summary *summaryFlags // of summary only
	fields  reflect.Value
}

func mountAll(table []bot.Command) []*mount {
	var mounts []*mount
	for _, c := range table {
		if !c.Hidden && !c.Server { // a server has no terminal
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
		if i >= len(bare) || !o.Required {
			fields = append(fields, flagField(o))
		}
	}
	switch c.Name {
	case "ask":
		fields = append(fields, terminalFlags[askFlags]())
	case "summary":
		fields = append(fields, terminalFlags[summaryFlags]())
	}
	m.fields = reflect.New(reflect.StructOf(fields))
	if f := m.fields.Elem().FieldByName("Terminal"); f.IsValid() {
		m.ask, _ = f.Addr().Interface().(*askFlags)
		m.summary, _ = f.Addr().Interface().(*summaryFlags)
	}
	return m
}

// terminalFlags are those that only the terminal has.
func terminalFlags[F any]() reflect.StructField {
	return reflect.StructField{Name: "Terminal", Type: reflect.TypeFor[F](), Tag: `embed:""`}
}

// target is the struct that kong fills.
func (m *mount) target() any { return m.fields.Interface() }

// wordField takes a word that needs no name, for an option with others after it.
func wordField(o bot.Option) reflect.StructField {
	tag := fmt.Sprintf(`arg:"" optional:"" name:%q help:%q`, o.Name, o.Description)
	return reflect.StructField{Name: "Word_" + fieldName(o), Type: reflect.TypeFor[string](), Tag: reflect.StructTag(tag)}
}

// wordsField takes all further words, which need no name. They are optional to kong: the
// command itself refuses a call without them, in its own words.
func wordsField(o bot.Option) reflect.StructField {
	tag := fmt.Sprintf(`arg:"" optional:"" sep:"none" name:%q help:%q`, o.Name, o.Description)
	return reflect.StructField{Name: "Words", Type: reflect.TypeFor[[]string](), Tag: reflect.StructTag(tag)}
}

func flagField(o bot.Option) reflect.StructField {
	tag := fmt.Sprintf(`name:%q help:%q placeholder:%q`, o.Name, o.Description+".", strings.ToUpper(o.Kind.String()))
	return reflect.StructField{Name: fieldName(o), Type: reflect.TypeFor[string](), Tag: reflect.StructTag(tag)}
}

// fieldName is the exported name that a flag's field has.
func fieldName(o bot.Option) string { return "Flag_" + strings.ReplaceAll(o.Name, "-", "_") }

// isBatch reports whether a file of questions, or of days, is to be answered.
func (m *mount) isBatch() bool {
	return m.ask != nil && m.ask.File != "" || m.summary != nil && m.summary.File != ""
}

// why reports whether the reply is to tell how it was weighed.
func (m *mount) why() bool { return m.ask != nil && m.ask.Why || m.summary != nil && m.summary.Why }

// options are what was typed, by option name.
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
			return nil, &bot.Refusal{Message: o.Name + " was given twice.", Hint: "Leave out --" + o.Name + " or the words."}
		}
		out[o.Name] = words
	}
	return out, nil
}

// words are those that were typed without a name for an option.
func (m *mount) words(o bot.Option) string {
	if f := m.fields.Elem().FieldByName("Word_" + fieldName(o)); f.IsValid() {
		return f.String()
	}
	return strings.Join(m.fields.Elem().FieldByName("Words").Interface().([]string), " ")
}

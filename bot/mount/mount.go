// Package mount makes the bot's commands commands of kong: the options that a command needs are the words after its
// name, and the others are flags.
//
//	mounts := mount.All(table)
//	parser, err := kong.New(&settings, mount.Options(mounts)...)
//	parsed, err := parser.Parse([]string{"said", "Starmer", "--about", "Russia"})
//	// The mount whose command is called mount.Name(parsed.Selected()) has the options of the call.
package mount

import (
	"fmt"
	"reflect"
	"strings"

	"quoth/bot"
)

// AskFlags are the flags of ask that only the terminal has.
type AskFlags struct {
	Why   bool   `help:"Show how each result was scored."`
	File  string `name:"batch" placeholder:"FILE" help:"Answer the questions in a file of JSON Lines, packed by gzip or not; - is standard input."`
	Top   int    `default:"10" placeholder:"N" help:"With --batch: how many passages for each question (${default})."`
	Shown bool   `help:"With --batch: the excerpts that a reply would show, in place of passages."`
}

// WhosaidFlags are the flags of whosaid that only the terminal has.
type WhosaidFlags struct {
	Outlets bool `help:"Show what each outlet left out of the quotation, or changed."`
}

// SummaryFlags are the flags of summary that only the terminal has.
type SummaryFlags struct {
	Why  bool   `help:"Show how each story was scored."`
	File string `name:"batch" placeholder:"FILE" help:"Summarise the days in a file of JSON Lines, each from its pool of articles; - is standard input."`
}

// AddFlags are the flags of "feeds add" that only the terminal has.
type AddFlags struct {
	First bool `help:"Of several feeds of a site, add the likeliest without asking."`
}

// Mount is a command of the bot as kong sees it: a struct made of its options, which parsing fills.
type Mount struct {
	Command bot.Command
	fields  reflect.Value
}

// All returns the commands that the terminal has.
func All(table []bot.Command) []*Mount {
	var mounts []*Mount
	for _, c := range table {
		if !c.Hidden && !c.Server && !c.Person { // such commands are for Discord
			mounts = append(mounts, newMount(c))
		}
	}
	return mounts
}

func newMount(c bot.Command) *Mount {
	m := &Mount{Command: c}
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
		fields = append(fields, terminalFlags[AskFlags]())
	case "whosaid":
		fields = append(fields, terminalFlags[WhosaidFlags]())
	case "summary":
		fields = append(fields, terminalFlags[SummaryFlags]())
	case "feeds add":
		fields = append(fields, terminalFlags[AddFlags]())
	}
	m.fields = reflect.New(reflect.StructOf(fields))
	return m
}

// terminalFlags returns the field of the flags that only the terminal has.
func terminalFlags[F any]() reflect.StructField {
	return reflect.StructField{Name: "Terminal", Type: reflect.TypeFor[F](), Tag: `embed:""`}
}

// target returns the struct that kong fills.
func (m *Mount) target() any { return m.fields.Interface() }

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

// flagsOf returns the flags of a mount that only the terminal has; nil if it has none of that type.
func flagsOf[F any](m *Mount) *F {
	f := m.fields.Elem().FieldByName("Terminal")
	if !f.IsValid() {
		return nil
	}
	flags, _ := f.Addr().Interface().(*F)
	return flags
}

// Ask returns the flags of ask that only the terminal has; nil for another command.
func (m *Mount) Ask() *AskFlags { return flagsOf[AskFlags](m) }

// Summary returns the flags of summary that only the terminal has; nil for another command.
func (m *Mount) Summary() *SummaryFlags { return flagsOf[SummaryFlags](m) }

// Called returns the name of the command that is called: a flag may ask for another reply, which has its own.
func (m *Mount) Called() string {
	if f := flagsOf[WhosaidFlags](m); f != nil && f.Outlets && m.fields.Elem().FieldByName("Words").Len() > 0 {
		return "outlets"
	}
	return m.Command.Name
}

// IsBatch reports whether a file of questions or days is to be answered.
func (m *Mount) IsBatch() bool {
	ask, summary := m.Ask(), m.Summary()
	return ask != nil && ask.File != "" || summary != nil && summary.File != ""
}

// Why reports whether the reply is to say how its results were scored.
func (m *Mount) Why() bool {
	ask, summary := m.Ask(), m.Summary()
	return ask != nil && ask.Why || summary != nil && summary.Why
}

// Options returns what was typed, by the names of the options.
func (m *Mount) Options() (map[string]string, *bot.Refusal) {
	out := make(map[string]string)
	for _, o := range m.Command.Options {
		if f := m.fields.Elem().FieldByName(fieldName(o)); f.IsValid() && f.String() != "" {
			out[o.Name] = f.String()
		}
	}
	for _, o := range m.Command.Bare() {
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
func (m *Mount) withFirst(options map[string]string) (map[string]string, *bot.Refusal) {
	switch add := flagsOf[AddFlags](m); {
	case add == nil || !add.First:
		return options, nil
	case options["number"] != "":
		return nil, &bot.Refusal{Message: "--first and --number were both given.", Hint: "Leave out one of them."}
	}
	options["number"] = "1"
	return options, nil
}

// words returns what was typed for an option without its name.
func (m *Mount) words(o bot.Option) string {
	if f := m.fields.Elem().FieldByName("Word_" + fieldName(o)); f.IsValid() {
		return f.String()
	}
	return strings.Join(m.fields.Elem().FieldByName("Words").Interface().([]string), " ")
}

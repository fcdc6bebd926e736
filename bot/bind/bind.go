// Package bind makes commands of functions that take their options as a struct.
//
//	c := bind.Command("latest", "The newest articles", h.runLatest)
package bind

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"quoth/bot"
)

// Command makes a command from a function that takes its options as a struct. The fields of R with an
// option tag are the options, in their order; a field of type bot.Call receives the call itself. A
// string is a bot.KindText, a KindChoice where it has choices, or the KindChannel or KindFile that its kind names;
// an int is a KindInteger; a time.Time or Days is a KindDay. An option that was left out is zero.
//
//	type latestRequest struct {
//		Call   bot.Call
//		Source string    `option:"source" help:"only this outlet" max:"100"`
//		Order  string    `option:"order" help:"what comes first" choices:"newest,oldest"`
//		Count  int       `option:"count" help:"how many articles" min:"1" max:"25"`
//		Since  time.Time `option:"since,required" help:"first day"`
//		Until  time.Time `option:"until" help:"last day" of:"last"`
//	}
//
// Of several days a time.Time is the first, or the last where its tag says so. In the call that the request
// holds, days are in figures: a button made from it means the same days tomorrow.
//
// The tags are read once, here. The command refuses values that do not fit before it calls run.
// Command panics when R is not of this form, which is a mistake in the table.
func Command[R any](name, description string, run func(context.Context, R) (bot.Reply, error)) bot.Command {
	command := bot.Command{Name: name, Description: description}
	fields := fieldsOf(reflect.TypeFor[R]())
	for _, f := range fields {
		if f.option.Name != "" {
			command.Options = append(command.Options, f.option)
		}
	}
	command.Run = func(ctx context.Context, c bot.Call) (bot.Reply, error) {
		var request R
		if err := fill(command, reflect.ValueOf(&request).Elem(), fields, c); err != nil {
			return bot.Reply{}, err
		}
		return run(ctx, request)
	}
	return command
}

// field is a field of a request struct: an option or, when the option has no name, the call.
type field struct {
	index  int
	option bot.Option
	last   bool // takes the last of several days
}

// fieldsOf returns the fields of a request struct.
func fieldsOf(t reflect.Type) []field {
	var out []field
	for i := range t.NumField() {
		f := t.Field(i)
		tag, isOption := f.Tag.Lookup("option")
		switch {
		case f.Type == reflect.TypeFor[bot.Call]():
			out = append(out, field{index: i})
		case isOption:
			out = append(out, field{i, optionOf(f, tag), f.Tag.Get("of") == "last"})
		default:
			panic("bind: " + t.String() + "." + f.Name + " is neither an option nor the call")
		}
	}
	return out
}

// optionOf reads the tags of a field.
func optionOf(f reflect.StructField, tag string) bot.Option {
	name, required := strings.CutSuffix(tag, ",required")
	o := bot.Option{
		Name: name, Required: required, Description: f.Tag.Get("help"),
		Min: number(f, "min"), Max: number(f, "max"),
	}
	choices, hasChoices := f.Tag.Lookup("choices")
	switch {
	case hasChoices:
		o.Kind, o.Choices = bot.KindChoice, strings.Split(choices, ",")
	case f.Tag.Get("kind") == "channel":
		o.Kind = bot.KindChannel
	case f.Tag.Get("kind") == "file":
		o.Kind = bot.KindFile
	case f.Type == reflect.TypeFor[time.Time](), f.Type == reflect.TypeFor[Days]():
		o.Kind = bot.KindDay
	case f.Type.Kind() == reflect.Int:
		o.Kind = bot.KindInteger
	}
	if f.Type.Kind() != reflect.String && (o.Kind == bot.KindText || o.Kind == bot.KindChoice) {
		panic("bind: option " + name + " cannot be a " + f.Type.String())
	}
	return o
}

// number reads a number from a tag; 0 where there is none.
func number(f reflect.StructField, tag string) int {
	s, ok := f.Tag.Lookup(tag)
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("bind: field " + f.Name + ": " + err.Error())
	}
	return n
}

// fill checks the options of c and sets the fields of request.
func fill(cmd bot.Command, request reflect.Value, fields []field, c bot.Call) error {
	if err := checkNames(cmd, c); err != nil {
		return err
	}
	served := c
	for _, f := range fields {
		value := strings.TrimSpace(strings.ToValidUTF8(c.Options[f.option.Name], "\uFFFD"))
		if value == "" && f.option.Required {
			return &bot.Refusal{
				Message: fmt.Sprintf(
					"%s needs the option “%s”: %s.", cmd.Name, f.option.Name, f.option.Description),
				Hint: takes(cmd),
			}
		}
		if value == "" {
			continue
		}
		taken, err := f.set(request.Field(f.index), value, c)
		if err != nil {
			return err
		}
		served = served.Set(f.option.Name, taken)
	}
	for _, f := range fields {
		if f.option.Name == "" {
			request.Field(f.index).Set(reflect.ValueOf(served))
		}
	}
	return nil
}

// checkNames refuses a call with an option that the command does not have.
func checkNames(cmd bot.Command, c bot.Call) error {
	for name := range c.Options {
		if _, ok := cmd.Option(name); !ok {
			return &bot.Refusal{
				Message: fmt.Sprintf("%s has no option “%s”.", cmd.Name, bot.Short(name)),
				Hint:    takes(cmd),
			}
		}
	}
	return nil
}

// takes is the hint that lists the options.
func takes(cmd bot.Command) string {
	return "It takes: " + cmp.Or(cmd.OptionNames(), "nothing") + "."
}

// set checks value, which is not empty, and sets a field of the option's type to it. It returns the value
// as it was taken: days in figures, all else as it was typed.
func (f field) set(to reflect.Value, value string, c bot.Call) (taken string, err error) {
	o := f.option
	switch o.Kind {
	case bot.KindDay:
		return f.setDays(to, value, c)
	case bot.KindInteger:
		n, err := strconv.Atoi(value)
		if err := checkRange(o, n, value, err == nil); err != nil {
			return "", err
		}
		to.SetInt(int64(n))
		return value, nil
	case bot.KindChoice:
		choice, err := choiceOf(o, value)
		to.SetString(choice)
		return choice, err
	}
	if err := o.CheckLength(value); err != nil {
		return "", err
	}
	to.SetString(value)
	return value, nil
}

// setDays sets a field to the days that value names, or to the first or the last of them.
func (f field) setDays(to reflect.Value, value string, c bot.Call) (taken string, err error) {
	days, err := ReadDays(c, value)
	if err != nil {
		return "", err
	}
	if to.Type() == reflect.TypeFor[Days]() {
		to.Set(reflect.ValueOf(days))
		return days.String(), nil
	}
	end := days.First
	if f.last {
		end = days.Last
	}
	day, err := end(value)
	to.Set(reflect.ValueOf(day))
	return day.Format(time.DateOnly), err
}

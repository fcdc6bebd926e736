package bot

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Bind makes a command of a function that takes its options as a struct. The fields
// of R with an option tag are the options, in their order; a field of type Call gets
// the call itself. A string is a KindText, or a KindChoice where it has
// choices, or a KindChannel where its kind says so; an int is a KindInteger; a time.Time is a KindDay. What was left out is zero.
//
//	type latestRequest struct {
//		Call   Call
//		Source string    `option:"source" help:"only this outlet" max:"100"`
//		Order  string    `option:"order" help:"what comes first" choices:"newest,oldest"`
//		Count  int       `option:"count" help:"how many articles" min:"1" max:"25"`
//		Since  time.Time `option:"since,required" help:"first day"`
//	}
//
// Values that do not fit are refused before run is called. Bind panics when R is not
// of this form: that is a mistake in the table.
func Bind[R any](name, description string, run func(context.Context, R) (Reply, error)) Command {
	command := Command{Name: name, Description: description}
	fields := fieldsOf(reflect.TypeFor[R]())
	for _, f := range fields {
		if f.option.Name != "" {
			command.Options = append(command.Options, f.option)
		}
	}
	command.Run = func(ctx context.Context, c Call) (Reply, error) {
		var request R
		if err := command.fill(reflect.ValueOf(&request).Elem(), fields, c); err != nil {
			return Reply{}, err
		}
		return run(ctx, request)
	}
	return command
}

// field is a field of a request struct: an option, or without a name the call.
type field struct {
	index  int
	option Option
}

func fieldsOf(t reflect.Type) []field {
	var out []field
	for i := range t.NumField() {
		f := t.Field(i)
		tag, isOption := f.Tag.Lookup("option")
		switch {
		case f.Type == reflect.TypeFor[Call]():
			out = append(out, field{index: i})
		case isOption:
			out = append(out, field{i, optionOf(f, tag)})
		default:
			panic("bot: " + t.String() + "." + f.Name + " is neither an option nor the call")
		}
	}
	return out
}

func optionOf(f reflect.StructField, tag string) Option {
	name, required := strings.CutSuffix(tag, ",required")
	o := Option{Name: name, Required: required, Description: f.Tag.Get("help"), Min: number(f, "min"), Max: number(f, "max")}
	choices, hasChoices := f.Tag.Lookup("choices")
	switch {
	case hasChoices:
		o.Kind, o.Choices = KindChoice, strings.Split(choices, ",")
	case f.Tag.Get("kind") == "channel":
		o.Kind = KindChannel
	case f.Type == reflect.TypeFor[time.Time]():
		o.Kind = KindDay
	case f.Type.Kind() == reflect.Int:
		o.Kind = KindInteger
	}
	if f.Type.Kind() != reflect.String && (o.Kind == KindText || o.Kind == KindChoice) {
		panic("bot: option " + name + " cannot be a " + f.Type.String())
	}
	return o
}

func number(f reflect.StructField, tag string) int {
	s, ok := f.Tag.Lookup(tag)
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("bot: field " + f.Name + ": " + err.Error())
	}
	return n
}

// fill checks the options of c and sets the fields of request.
func (cmd Command) fill(request reflect.Value, fields []field, c Call) error {
	if err := cmd.checkNames(c); err != nil {
		return err
	}
	for _, f := range fields {
		if f.option.Name == "" {
			request.Field(f.index).Set(reflect.ValueOf(c))
			continue
		}
		value := strings.TrimSpace(strings.ToValidUTF8(c.Options[f.option.Name], "\uFFFD"))
		if value == "" && f.option.Required {
			return &Refusal{
				Message: fmt.Sprintf("%s needs a %s: %s.", cmd.Name, f.option.Name, f.option.Description),
				Hint:    "It takes: " + cmp.Or(cmd.takes(), "nothing") + ".",
			}
		}
		if value == "" {
			continue
		}
		if err := f.option.set(request.Field(f.index), value, c); err != nil {
			return err
		}
	}
	return nil
}

func (cmd Command) checkNames(c Call) error {
	for name := range c.Options {
		if _, ok := cmd.Option(name); !ok {
			return &Refusal{
				Message: fmt.Sprintf("%s has no option “%s”.", cmd.Name, short(name)),
				Hint:    "It takes: " + cmp.Or(cmd.takes(), "nothing") + ".",
			}
		}
	}
	return nil
}

// set reads value, which is not empty, into a field of the option's type.
func (o Option) set(field reflect.Value, value string, c Call) error {
	switch o.Kind {
	case KindDay:
		day, err := c.Day(value)
		if err != nil {
			return err
		}
		field.Set(reflect.ValueOf(day))
		return nil
	case KindInteger:
		n, err := strconv.Atoi(value)
		if err != nil || n < o.Min || o.Max > 0 && n > o.Max {
			return &Refusal{
				Message: fmt.Sprintf("%s: “%s” does not do.", o.Name, short(value)),
				Hint:    fmt.Sprintf("It takes a whole number from %d to %d.", o.Min, o.Max),
			}
		}
		field.SetInt(int64(n))
		return nil
	case KindChoice:
		return o.setChoice(field, value)
	}
	if err := o.CheckLength(value); err != nil {
		return err
	}
	field.SetString(value)
	return nil
}

// CheckLength refuses a KindText's value that has more than Max characters; the error is
// a *Refusal.
func (o Option) CheckLength(value string) error {
	if n := utf8.RuneCountInString(value); o.Max > 0 && n > o.Max {
		return &Refusal{
			Message: fmt.Sprintf("%s: %d characters are too many, %d are the most.", o.Name, n, o.Max),
			Hint:    "Put it in fewer words.",
		}
	}
	return nil
}

func (o Option) setChoice(field reflect.Value, value string) error {
	for _, choice := range o.Choices {
		if strings.EqualFold(choice, value) {
			field.SetString(choice)
			return nil
		}
	}
	return &Refusal{
		Message: fmt.Sprintf("%s: “%s” is not one of the choices.", o.Name, short(value)),
		Hint:    "It takes " + strings.Join(o.Choices, ", ") + ".",
	}
}

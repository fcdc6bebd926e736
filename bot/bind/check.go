package bind

import (
	"fmt"
	"slices"
	"strings"

	"quoth/bot"
)

// checkRange refuses a number outside the bounds of a bot.KindInteger.
func checkRange(o bot.Option, n int, typed string, isNumber bool) error {
	if isNumber && n >= o.Min && (o.Max == 0 || n <= o.Max) {
		return nil
	}
	hint := fmt.Sprintf("Write a whole number from %d to %d.", o.Min, o.Max)
	if o.Max == 0 {
		hint = fmt.Sprintf("Write a whole number, %d or more.", o.Min)
	}
	return &bot.Refusal{Message: fmt.Sprintf("%s cannot be “%s”.", o.Name, bot.Short(typed)), Hint: hint}
}

// choiceOf returns the choice that was typed, in the letter case of the table.
func choiceOf(o bot.Option, typed string) (string, error) {
	is := func(choice string) bool { return strings.EqualFold(choice, typed) }
	if i := slices.IndexFunc(o.Choices, is); i >= 0 {
		return o.Choices[i], nil
	}
	return "", &bot.Refusal{
		Message: fmt.Sprintf("%s cannot be “%s”.", o.Name, bot.Short(typed)),
		Hint:    "Choose one of: " + strings.Join(o.Choices, ", ") + ".",
	}
}

package commands

import (
	"context"
	"slices"
	"strings"

	"quoth/bot"
)

// sourceNames returns the names of the outlets that have one.
func (h handlers) sourceNames(ctx context.Context) ([]string, error) {
	sources, err := h.library.Sources(ctx)
	var names []string
	for _, s := range sources {
		if s.Name != "" {
			names = append(names, s.Name)
		}
	}
	return names, err
}

// knownSources returns the outlets in a list with commas. It refuses an outlet without articles.
func (h handlers) knownSources(ctx context.Context, list string) ([]string, error) {
	if list == "" {
		return nil, nil
	}
	names, err := h.sourceNames(ctx)
	if err != nil {
		return nil, err
	}
	var out []string
	for parts := strings.Split(list, ","); len(parts) > 0; {
		if strings.TrimSpace(parts[0]) == "" {
			parts = parts[1:]
			continue
		}
		name, n := firstName(parts, names)
		if n == 0 {
			return nil, unknownSource(strings.TrimSpace(parts[0]), names)
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
		parts = parts[n:]
	}
	return out, nil
}

// firstName returns the name that the first n parts of a list with commas make up. A name may
// itself have commas, so it tries as many parts as it can; n is 0 where the list starts with no
// name.
func firstName(parts, names []string) (name string, n int) {
	for n := len(parts); n > 0; n-- {
		typed := strings.TrimSpace(strings.Join(parts[:n], ","))
		if i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, typed) }); i >= 0 {
			return names[i], n
		}
	}
	return "", 0
}

// unknownSource refuses the name of an outlet, and offers the nearest names.
func unknownSource(typed string, names []string) *bot.Refusal {
	hint := "/sources lists them."
	if near := bot.Nearest(typed, names); len(near) > 0 {
		hint = "Perhaps " + strings.Join(near[:min(3, len(near))], " or ") + "? " + hint
	}
	return &bot.Refusal{Message: "There is no outlet “" + bot.Short(typed) + "”.", Hint: hint}
}

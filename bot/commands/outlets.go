package commands

import (
	"context"
	"slices"
	"strings"

	"quoth/bot"
)

// outlets returns what can be named where an outlet is wanted: the outlets of the articles, and the labels of the
// feeds.
func (h handlers) outlets(ctx context.Context) (bot.Outlets, error) {
	sources, err := h.library.Sources(ctx)
	out := bot.Outlets{Labels: h.labels(ctx)}
	for _, s := range sources {
		if s.Name != "" {
			out.Names = append(out.Names, s.Name)
		}
	}
	return out, err
}

// labels returns the labels of the feeds. There are none where the list of feeds cannot be read; /sources shows that.
func (h handlers) labels(ctx context.Context) []bot.Label {
	if h.Feeds == nil {
		return nil
	}
	feeds, _ := h.Feeds.List(ctx)
	return bot.Labels(feeds)
}

// named returns what was typed for an outlet; nothing means all outlets. It looks at the outlets only if there is a
// label of that name.
func (h handlers) named(ctx context.Context, typed string) (bot.Named, error) {
	if typed == "" {
		return bot.Named{}, nil
	}
	labels := bot.Outlets{Labels: h.labels(ctx)}
	if n := labels.Named(typed); !n.IsLabel {
		return n, nil
	}
	outlets, err := h.outlets(ctx)
	return outlets.Named(typed), err
}

// allNamed returns the outlets and labels in a list with commas. It refuses one that is not known.
func (h handlers) allNamed(ctx context.Context, list string) ([]bot.Named, error) {
	if list == "" {
		return nil, nil
	}
	outlets, err := h.outlets(ctx)
	if err != nil {
		return nil, err
	}
	var out []bot.Named
	for parts := strings.Split(list, ","); len(parts) > 0; {
		if strings.TrimSpace(parts[0]) == "" {
			parts = parts[1:]
			continue
		}
		name, n := firstNamed(parts, outlets)
		if n == 0 {
			return nil, unknownSource(strings.TrimSpace(parts[0]), outlets)
		}
		out, parts = append(out, name), parts[n:]
	}
	return out, nil
}

// outletsOf returns the outlets that some names mean, each once.
func (h handlers) outletsOf(ctx context.Context, names []string) ([]string, error) {
	var named []bot.Named
	for _, name := range names {
		n, err := h.named(ctx, name)
		if err != nil {
			return nil, err
		}
		named = append(named, n)
	}
	return bot.OutletsOf(named), nil
}

// firstNamed returns what the first n parts of a list with commas name. A name may itself have commas, so it tries
// as many parts as it can; n is 0 where the list starts with nothing that is known.
func firstNamed(parts []string, outlets bot.Outlets) (name bot.Named, n int) {
	for n := len(parts); n > 0; n-- {
		if name := outlets.Named(strings.TrimSpace(strings.Join(parts[:n], ","))); name.IsKnown {
			return name, n
		}
	}
	return bot.Named{}, 0
}

// knownSources returns the names of the outlets and labels in a list with commas, each once. It refuses one that is
// not known.
func (h handlers) knownSources(ctx context.Context, list string) ([]string, error) {
	named, err := h.allNamed(ctx, list)
	var out []string
	for _, n := range named {
		if !slices.Contains(out, n.Name) {
			out = append(out, n.Name)
		}
	}
	return out, err
}

// unknownSource refuses the name of an outlet, and offers the nearest names.
func unknownSource(typed string, outlets bot.Outlets) *bot.Refusal {
	hint := "/sources lists them."
	if near := bot.Nearest(typed, outlets.All()); len(near) > 0 {
		hint = "Perhaps " + strings.Join(near[:min(3, len(near))], " or ") + "? " + hint
	}
	return &bot.Refusal{Message: "There is no outlet “" + bot.Short(typed) + "”.", Hint: hint}
}

// withMeaning returns r with a note where the name of an outlet is a label too.
func withMeaning(r bot.Reply, names ...bot.Named) bot.Reply {
	for _, n := range names {
		if n.Both {
			words := "“" + n.Name + "” is an outlet and also a label: here it means the outlet."
			r.Blocks = append(r.Blocks, bot.Notice{Words: words})
		}
	}
	return r
}

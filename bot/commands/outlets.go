package commands

import (
	"context"
	"slices"

	"quoth/bot"
	"quoth/bot/outlet"
)

// outlets returns what can be named where an outlet is wanted: the outlets of the articles, and the labels of the
// feeds.
func (h handlers) outlets(ctx context.Context) (outlet.Known, error) {
	sources, err := h.library.Sources(ctx)
	out := outlet.Known{Labels: h.labels(ctx)}
	for _, s := range sources {
		if s.Name != "" {
			out.Names = append(out.Names, s.Name)
		}
	}
	return out, err
}

// labels returns the labels of the feeds. There are none where the list of feeds cannot be read; /sources shows that.
func (h handlers) labels(ctx context.Context) []outlet.Label {
	if h.Feeds == nil {
		return nil
	}
	feeds, _ := h.Feeds.List(ctx)
	return outlet.Labels(feeds)
}

// named returns what the name that was typed for an outlet means; an empty name means all outlets. It asks for the
// outlets only if there is a label of that name.
func (h handlers) named(ctx context.Context, typed string) (outlet.Named, error) {
	if typed == "" {
		return outlet.Named{}, nil
	}
	labels := outlet.Known{Labels: h.labels(ctx)}
	if n := labels.Named(typed); !n.IsLabel {
		return n, nil
	}
	known, err := h.outlets(ctx)
	return known.Named(typed), err
}

// allNamed returns the outlets and labels in a list with commas. It refuses one that is not known.
func (h handlers) allNamed(ctx context.Context, list string) ([]outlet.Named, error) {
	if list == "" {
		return nil, nil
	}
	known, err := h.outlets(ctx)
	if err != nil {
		return nil, err
	}
	return known.List(list)
}

// outletsOf returns the outlets that some names mean, each once.
func (h handlers) outletsOf(ctx context.Context, names []string) ([]string, error) {
	var named []outlet.Named
	for _, name := range names {
		n, err := h.named(ctx, name)
		if err != nil {
			return nil, err
		}
		named = append(named, n)
	}
	return outlet.Of(named), nil
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

// withMeaning returns r with a note where the name of an outlet is a label too.
func withMeaning(r bot.Reply, names ...outlet.Named) bot.Reply {
	for _, n := range names {
		if n.Both {
			words := "“" + n.Name + "” is an outlet and also a label: here it means the outlet."
			r.Blocks = append(r.Blocks, bot.Notice{Words: words})
		}
	}
	return r
}

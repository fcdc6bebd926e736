// Package outlet reads the names that people give where an outlet is wanted. Such a name may be a label, which
// the list of feeds gives to several outlets.
//
//	known := outlet.Known{Names: names, Labels: outlet.Labels(feeds)}
//	named, err := known.List("coast, Tavel Post") // the label Coast, and an outlet
//	query.Sources = outlet.Of(named)
package outlet

import (
	"slices"
	"strings"

	"quoth/bot"
	"quoth/retrieval/prose"
)

// Label names outlets together: those whose feeds are in a folder of the list of feeds.
type Label struct {
	Name    string
	Outlets []string
}

// Labels returns the labels of feeds with the outlets of each, in the order of the feeds. Labels that differ only
// in letter case and accents are one.
func Labels(feeds []bot.Feed) []Label {
	var out []Label
	for _, f := range feeds {
		if f.Name == "" { // its outlet is not known before its first check
			continue
		}
		for _, name := range f.Labels {
			i := slices.IndexFunc(out, func(l Label) bool { return isSame(l.Name, name) })
			if i < 0 {
				i, out = len(out), append(out, Label{Name: name})
			}
			if !slices.Contains(out[i].Outlets, f.Name) {
				out[i].Outlets = append(out[i].Outlets, f.Name)
			}
		}
	}
	return out
}

// isSame reports whether two names differ only in letter case and accents.
func isSame(a, b string) bool { return prose.Fold(a) == prose.Fold(b) }

// Known lists what can be named where an outlet is wanted.
type Known struct {
	Names  []string // of outlets
	Labels []Label
}

// Named is what a name means where an outlet is wanted.
type Named struct {
	Name    string   // as it is known, or else as it was typed
	Outlets []string // that it means; an unknown name stands for itself
	IsKnown bool
	IsLabel bool
	Both    bool // an outlet and a label have the name: it means the outlet
}

// Named returns what a name means: the outlet of that name or, without one, all outlets with that label. Letter
// case and accents make no difference.
func (k Known) Named(typed string) Named {
	is := func(name string) bool { return isSame(name, typed) }
	i := slices.IndexFunc(k.Names, is)
	j := slices.IndexFunc(k.Labels, func(l Label) bool { return is(l.Name) })
	switch {
	case i >= 0:
		return Named{Name: k.Names[i], Outlets: k.Names[i : i+1], IsKnown: true, Both: j >= 0}
	case j >= 0:
		return Named{Name: k.Labels[j].Name, Outlets: k.Labels[j].Outlets, IsKnown: true, IsLabel: true}
	}
	return Named{Name: typed, Outlets: []string{typed}}
}

// List returns what the names in a list with commas mean. It refuses a name that is not known.
func (k Known) List(list string) ([]Named, error) {
	var out []Named
	for parts := strings.Split(list, ","); len(parts) > 0; {
		if strings.TrimSpace(parts[0]) == "" {
			parts = parts[1:]
			continue
		}
		name, n := k.first(parts)
		if n == 0 {
			return nil, k.Unknown(strings.TrimSpace(parts[0]))
		}
		out, parts = append(out, name), parts[n:]
	}
	return out, nil
}

// first returns what the first n parts of a list with commas name. A name may itself have commas, so it tries as
// many parts as it can; n is 0 where the list starts with nothing that is known.
func (k Known) first(parts []string) (name Named, n int) {
	for n := len(parts); n > 0; n-- {
		if name := k.Named(strings.TrimSpace(strings.Join(parts[:n], ","))); name.IsKnown {
			return name, n
		}
	}
	return Named{}, 0
}

// Unknown refuses a name that is not known, and offers the nearest names.
func (k Known) Unknown(typed string) *bot.Refusal {
	hint := "/sources lists them."
	if near := bot.Nearest(typed, k.All()); len(near) > 0 {
		hint = "Perhaps " + strings.Join(near[:min(3, len(near))], " or ") + "? " + hint
	}
	return &bot.Refusal{Message: "There is no outlet “" + bot.Short(typed) + "”.", Hint: hint}
}

// Distinct returns the labels without those that have the name of an outlet, since that name means the outlet.
func (k Known) Distinct() []Label {
	isOutlet := func(l Label) bool { return !k.Named(l.Name).IsLabel }
	return slices.DeleteFunc(slices.Clone(k.Labels), isOutlet)
}

// All returns the names of the outlets, and then those of the distinct labels.
func (k Known) All() []string {
	out := slices.Clone(k.Names)
	for _, l := range k.Distinct() {
		out = append(out, l.Name)
	}
	return out
}

// Of returns the outlets that some names mean, each once.
func Of(names []Named) []string {
	var out []string
	for _, n := range names {
		for _, outlet := range n.Outlets {
			if !slices.Contains(out, outlet) {
				out = append(out, outlet)
			}
		}
	}
	return out
}

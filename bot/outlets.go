package bot

import (
	"slices"

	"quoth/retrieval/prose"
)

// Label names outlets together: those whose feeds are in a folder of the list of feeds.
type Label struct {
	Name    string
	Outlets []string
}

// Labels returns the labels of feeds with the outlets of each, in the order of the feeds. Labels that differ only
// in letter case and accents are one.
func Labels(feeds []Feed) []Label {
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

// Outlets are what can be named where an outlet is wanted.
type Outlets struct {
	Names  []string // of outlets
	Labels []Label
}

// Named is what a name means where an outlet is wanted.
type Named struct {
	Name    string   // as it is known, or else as it was typed
	Outlets []string // that it means; one that is typed and not known stands for itself
	IsKnown bool
	IsLabel bool
	Both    bool // it is the name of an outlet, which it means, and a label too
}

// Named returns what a name means: the outlet of that name or, without one, all outlets with that label. Letter
// case and accents make no difference.
func (o Outlets) Named(typed string) Named {
	is := func(name string) bool { return isSame(name, typed) }
	i := slices.IndexFunc(o.Names, is)
	j := slices.IndexFunc(o.Labels, func(l Label) bool { return is(l.Name) })
	switch {
	case i >= 0:
		return Named{Name: o.Names[i], Outlets: o.Names[i : i+1], IsKnown: true, Both: j >= 0}
	case j >= 0:
		return Named{Name: o.Labels[j].Name, Outlets: o.Labels[j].Outlets, IsKnown: true, IsLabel: true}
	}
	return Named{Name: typed, Outlets: []string{typed}}
}

// Distinct returns the labels that mean something, which those do not that have the name of an outlet.
func (o Outlets) Distinct() []Label {
	isOutlet := func(l Label) bool { return !o.Named(l.Name).IsLabel }
	return slices.DeleteFunc(slices.Clone(o.Labels), isOutlet)
}

// All returns the names of the outlets, and then of the labels that mean something.
func (o Outlets) All() []string {
	out := slices.Clone(o.Names)
	for _, l := range o.Distinct() {
		out = append(out, l.Name)
	}
	return out
}

// OutletsOf returns the outlets that some names mean, each once.
func OutletsOf(names []Named) []string {
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

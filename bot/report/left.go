package report

import (
	"cmp"
	"fmt"

	"quoth/retrieval/feed"
	"quoth/retrieval/ingest"
)

// LeftOutlines returns what a list of feeds has besides feeds, each with the reason why it is left out.
func LeftOutlines(left []feed.Left) []string {
	var out []string
	for i, l := range left {
		if i == shownItems {
			return append(out, fmt.Sprintf("and %d more", len(left)-i))
		}
		out = append(out, fmt.Sprintf("%s (%v)", quoted(l.Name), l.Why))
	}
	return out
}

// leftOut returns remarks on the items of a feed that are left out: one for each reason, with the first of the items.
func leftOut(left []feed.Left, beyond int) []string {
	var out, reasons []string
	named, n := map[string]string{}, map[string]int{}
	for _, l := range left {
		why := l.Why.Error()
		if n[why]++; n[why] == 1 {
			reasons = append(reasons, why)
			named[why] = quoted(l.Name)
		}
	}
	for _, why := range reasons {
		words := "Left out, because " + why + ": " + named[why]
		if n[why] > 1 {
			words += fmt.Sprintf(" and %d more", n[why]-1)
		}
		out = append(out, words)
	}
	if beyond > 0 {
		out = append(out, fmt.Sprintf("Left out, because the feed has too many items: %d", beyond))
	}
	return out
}

// quoted returns a name in quotation marks, or words for something without one.
func quoted(name string) string {
	if name == "" {
		return "one without a name"
	}
	return "“" + name + "”"
}

// dates returns a remark on dates that are not read, or not sure, with the first of them.
func dates(doubts []error) []string {
	var first error
	n := 0
	for _, d := range doubts {
		if first = cmp.Or(first, d); d != nil {
			n++
		}
	}
	switch {
	case n == 0:
		return nil
	case n == 1:
		return []string{fmt.Sprintf("A date is not known, or not sure: %v", first)}
	}
	return []string{fmt.Sprintf("%d dates are not known, or not sure; the first is %v", n, first)}
}

// doubts returns what is doubtful about the dates of the items of a check.
func doubts(items []ingest.ItemReport) []error {
	var out []error
	for _, i := range items {
		out = append(out, i.Doubt)
	}
	return out
}

package report

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/feed"
	"quoth/retrieval/ingest"
)

func TestLeftOutlines(t *testing.T) {
	got := LeftOutlines([]feed.Left{{Name: "Odd", Why: feed.ErrNoAddress}, {Why: feed.ErrOtherType}})
	want := []string{"“Odd” (it has no address of a feed)", "one without a name (it is a link, not a feed)"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
	got = LeftOutlines(make([]feed.Left, shownItems+3))
	if last := got[len(got)-1]; len(got) != shownItems+1 || last != "and 3 more" {
		t.Errorf("%d lines, the last %q", len(got), last)
	}
}

// A report of a check names all that it leaves out, with the reasons.
func TestUnusualNamesWhatIsLeftOut(t *testing.T) {
	zone := errors.New("“Mon, 02 Mar 2026 08:00 XYZ”: its zone is not known")
	for _, tc := range []struct {
		name   string
		report ingest.SourceReport
		want   []string
	}{
		{"nothing", ingest.SourceReport{Known: 3}, nil},
		{"the past", ingest.SourceReport{Past: 7}, []string{"Left out, because a first check takes only the newest: 7"}},
		{"too many", ingest.SourceReport{Beyond: 5}, []string{"Left out, because the feed has too many items: 5"}},
		{"two reasons", ingest.SourceReport{Left: []feed.Left{{Name: "Ferry back", Why: feed.ErrTwinItem},
			{Why: feed.ErrEmptyItem}, {Name: "Bees gone", Why: feed.ErrTwinItem}}}, []string{
			"Left out, because the feed has another version of it above: “Ferry back” and 1 more",
			"Left out, because it has no title, no link and no text: one without a name"}},
		{"a date", ingest.SourceReport{Items: []ingest.ItemReport{{}, {Doubt: zone}}}, []string{
			"A date is not known, or not sure: " + zone.Error()}},
		{"dates", ingest.SourceReport{Items: []ingest.ItemReport{{Doubt: zone}, {Doubt: errors.New("other")}}}, []string{
			"2 dates are not known, or not sure; the first is " + zone.Error()}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, unusual(tc.report)); diff != "" {
				t.Errorf("remarks (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAddedNamesWhatIsLeftOut(t *testing.T) {
	got := Added(ingest.Addition{Page: "https://bell.example/", Chosen: ingest.Candidate{
		LeftOut: []feed.Left{{Name: "Ferry back", Why: feed.ErrTwinItem}},
		Doubts:  []error{errors.New("“soon”: it names no day")}}})
	want := []string{"Found on https://bell.example/",
		"Left out, because the feed has another version of it above: “Ferry back”",
		"A date is not known, or not sure: “soon”: it names no day"}
	if diff := cmp.Diff(want, got.Remarks); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
}

package summary

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/store"
)

// Sentences of a live page about a flood, and of another story.
const (
	bridgeShut   = "The old bridge at Quenby was closed on Monday after the river Ness rose two metres in a night."
	schoolsShut  = "Nine schools along the river Ness sent their pupils home and will stay closed until Thursday."
	damHolds     = "Engineers of the water board said the dam above Quenby was holding and would be watched all night."
	ferriesStop  = "The ferry company stopped all crossings between Quenby and the islands until the storm has passed."
	troopsCome   = "Two hundred soldiers arrived in Quenby on Tuesday to raise the flood wall along the harbour street."
	marketFloods = "The market hall of Quenby was under water by noon on Tuesday, and traders moved their stock."
	bridge3      = "The old bridge at Quenby was closed on Monday after the river Ness rose three metres in a night."
	mayorOld     = "“We have never seen the river so high in the month of March,” said mayor Odile Brandt of Quenby."
	mayorNew     = "“Nobody should go back to the harbour before the wall stands,” said mayor Odile Brandt of Quenby."
)

func hour(day, hour int) time.Time { return january(day).Add(time.Duration(hour) * time.Hour) }

// page returns a revision of a live page. A time that is zero is not known.
func page(published, fetched time.Time, title string, paragraphs ...string) *news.Article {
	return news.New(news.Article{Key: "live", Source: "Gazette", Title: title, Published: published, Fetched: fetched,
		Text: strings.Join(paragraphs, "\n")})
}

// storeOf returns a store that got some revisions one after another.
func storeOf(t *testing.T, revisions ...*news.Article) *store.Store {
	t.Helper()
	s, err := store.Open(store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	for _, a := range revisions {
		if _, err := s.Add(t.Context(), []*news.Article{a}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// toldOf returns the sentences of the summary of q from an archive that got some revisions one after another.
func toldOf(t *testing.T, q Query, revisions ...*news.Article) (told []string) {
	t.Helper()
	s := storeOf(t, revisions...)
	view := s.View()
	defer view.Release()
	out, err := In(view).Make(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range out.Excerpts() {
		told = append(told, e.Text())
	}
	return told
}

// A page that was printed on a day before tells only what it has got since.
func TestLivePageTellsWhatIsNew(t *testing.T) {
	const flood = "Flood at Quenby: live"
	newYork := time.FixedZone("New York", -5*3600)
	monday := page(hour(5, 9), hour(5, 10), flood, bridgeShut, schoolsShut, damHolds)
	for name, tt := range map[string]struct {
		q         Query
		revisions []*news.Article
		want      []string
	}{
		"the news on top": {Query{Day: january(6)},
			[]*news.Article{monday, page(hour(6, 9), hour(6, 10), flood, troopsCome, bridgeShut, schoolsShut)},
			[]string{troopsCome}},
		"the news at its end": {Query{Day: january(6)},
			[]*news.Article{
				page(hour(5, 9), hour(5, 10), flood, bridgeShut, schoolsShut, damHolds, ferriesStop,
					strings.Repeat("It rained. ", 9)),
				page(hour(6, 9), hour(6, 10), flood, bridgeShut, schoolsShut, damHolds, ferriesStop,
					strings.Repeat("It rained. ", 9), troopsCome)},
			[]string{troopsCome}},
		"inside an old paragraph": {Query{Day: january(6)},
			[]*news.Article{monday, page(hour(6, 9), hour(6, 10), flood, schoolsShut+" "+troopsCome+" "+damHolds)},
			[]string{troopsCome}},
		"a changed number": {Query{Day: january(6)},
			[]*news.Article{monday, page(hour(6, 9), hour(6, 10), flood, bridge3, schoolsShut, damHolds)},
			[]string{bridge3}},
		"a new headline and date alone": {Query{Day: january(6)},
			[]*news.Article{monday, page(hour(6, 9), hour(6, 10), "River falls at Quenby", damHolds, bridgeShut)}, nil},
		"a line that cannot be shown": {Query{Day: january(6)},
			[]*news.Article{monday, page(hour(6, 9), hour(6, 10), flood, "Now at noon.", bridgeShut, damHolds)}, nil},
		"several changes on the day": {Query{Day: january(6)},
			[]*news.Article{monday, page(hour(6, 1), hour(6, 2), flood, troopsCome, bridgeShut),
				page(hour(6, 9), hour(6, 10), flood, marketFloods, troopsCome, bridgeShut)},
			[]string{marketFloods, troopsCome}},
		"an older revision behind the last": {Query{Day: january(6)},
			[]*news.Article{page(hour(4, 9), hour(4, 10), flood, ferriesStop), monday,
				page(hour(6, 9), hour(6, 10), flood, troopsCome, bridgeShut)},
			[]string{troopsCome}},
		"fetched for the first time on the day": {Query{Day: january(6)},
			[]*news.Article{page(hour(5, 9), hour(6, 8), flood, bridgeShut),
				page(hour(6, 9), hour(6, 10), flood, troopsCome, bridgeShut)},
			[]string{troopsCome, bridgeShut}},
		"both imported later": {Query{Day: january(6)},
			[]*news.Article{page(hour(5, 9), hour(19, 8), flood, bridgeShut),
				page(hour(6, 9), hour(19, 8), flood, troopsCome, bridgeShut)},
			[]string{troopsCome}},
		"both imported later, of one day": {Query{Day: january(6)},
			[]*news.Article{page(hour(6, 7), hour(19, 8), flood, bridgeShut),
				page(hour(6, 9), hour(19, 8), flood, troopsCome, bridgeShut)},
			[]string{troopsCome, bridgeShut}},
		"only fetched, the day before": {Query{Day: january(6)},
			[]*news.Article{page(time.Time{}, hour(5, 8), flood, bridgeShut),
				page(hour(6, 9), hour(6, 10), flood, troopsCome, bridgeShut)},
			[]string{troopsCome}},
		"without a date": {Query{Day: january(6)},
			[]*news.Article{page(time.Time{}, time.Time{}, flood, bridgeShut),
				page(hour(6, 9), hour(6, 10), flood, troopsCome, bridgeShut)},
			[]string{troopsCome, bridgeShut}},
		"fetched when is not known": {Query{Day: january(6)},
			[]*news.Article{page(hour(5, 9), time.Time{}, flood, bridgeShut),
				page(hour(6, 9), time.Time{}, flood, troopsCome, bridgeShut)},
			[]string{troopsCome}},
		"a day without a clock that came early": {Query{Day: january(6), Zone: newYork},
			[]*news.Article{page(january(6), hour(6, 3), flood, bridgeShut),
				page(january(6), hour(6, 18), flood, troopsCome, bridgeShut)},
			[]string{troopsCome, bridgeShut}},
		"it keeps its date": {Query{Day: january(6)},
			[]*news.Article{monday, page(hour(5, 9), hour(6, 10), flood, troopsCome, bridgeShut, schoolsShut)},
			[]string{troopsCome}},
		"it keeps its date, and changes again the day after": {Query{Day: january(7)},
			[]*news.Article{monday, page(hour(5, 9), hour(6, 10), flood, troopsCome, bridgeShut),
				page(hour(5, 9), hour(7, 7), flood, marketFloods, troopsCome, bridgeShut)},
			[]string{marketFloods}},
		"it keeps its date, and a sentence was edited": {Query{Day: january(6)},
			[]*news.Article{monday, page(hour(5, 9), hour(6, 10), flood,
				strings.Replace(bridgeShut, "closed", "shut", 1), schoolsShut)}, nil},
		"it keeps its date, and a number has risen": {Query{Day: january(6)},
			[]*news.Article{page(hour(5, 9), hour(5, 10), flood, "The flood has taken 12 cars and a boat shed at Quenby, the board said."),
				page(hour(5, 9), hour(6, 10), flood, "The flood has taken 31 cars and a boat shed at Quenby, the board said.")},
			[]string{"The flood has taken 31 cars and a boat shed at Quenby, the board said."}},
		"it keeps its date, and was fetched on the day only": {Query{Day: january(6)},
			[]*news.Article{page(hour(5, 9), hour(6, 7), flood, bridgeShut),
				page(hour(5, 9), hour(6, 10), flood, troopsCome, bridgeShut)}, nil},
		"it keeps its date, and changes after the day": {Query{Day: january(6)},
			[]*news.Article{monday, page(hour(5, 9), hour(7, 7), flood, troopsCome, bridgeShut)}, nil},
		"it keeps a date of long ago": {Query{Day: january(6)},
			[]*news.Article{page(hour(1, 9), hour(1, 10), flood, bridgeShut),
				page(hour(1, 9), hour(6, 10), flood, troopsCome, bridgeShut)}, nil},
		"both days together": {Query{First: january(5), Day: january(6)},
			[]*news.Article{monday, page(hour(6, 9), hour(6, 10), flood, troopsCome, bridgeShut)},
			[]string{troopsCome, bridgeShut}},
		"an old quotation": {Query{Day: january(6)},
			[]*news.Article{page(hour(5, 9), hour(5, 10), flood, bridgeShut, mayorOld),
				page(hour(6, 9), hour(6, 10), flood, troopsCome, bridgeShut, mayorOld, mayorNew)},
			[]string{troopsCome, mayorNew}},
	} {
		t.Run(name, func(t *testing.T) {
			tt.q.Now = hour(7, 8)
			got := toldOf(t, tt.q, tt.revisions...)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
		})
	}
}

// A page grows by each later revision that was fetched on the day.
func TestChangesOfTheDay(t *testing.T) {
	const flood = "Flood at Quenby: live"
	before := page(hour(5, 9), hour(5, 10), flood, bridgeShut)
	for name, tt := range map[string]struct {
		q         Query
		revisions []*news.Article
		want      []time.Time
	}{
		"none": {Query{Day: january(6)}, []*news.Article{page(hour(6, 7), hour(6, 8), flood, damHolds)}, nil},
		"of a page of the day": {Query{Day: january(6)},
			[]*news.Article{page(hour(6, 7), hour(6, 8), flood, damHolds), page(hour(6, 7), hour(6, 11), flood, troopsCome)},
			[]time.Time{hour(6, 11)}},
		"of a page of the day before": {Query{Day: january(6)},
			[]*news.Article{before, page(hour(6, 7), hour(6, 8), flood, damHolds), page(hour(6, 7), hour(6, 11), flood, troopsCome)},
			[]time.Time{hour(6, 11), hour(6, 8)}},
		"imported on another day": {Query{Day: january(6)},
			[]*news.Article{page(hour(6, 7), hour(9, 8), flood, damHolds), page(hour(6, 7), hour(9, 9), flood, troopsCome)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := storeOf(t, tt.revisions...)
			view := s.View()
			defer view.Release()
			all, err := view.All(t.Context(), serialsOf(view))
			if err != nil || len(all) != 1 {
				t.Fatalf("%d articles: %v", len(all), err)
			}
			_, got, err := In(view).earlier(all[0], tt.q)
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" || err != nil {
				t.Errorf("changes (-want +got):\n%s%v", diff, err)
			}
		})
	}
}

func serialsOf(view *store.View) (out []news.Serial) {
	for _, row := range view.Select(func(archive.Meta) bool { return true }) {
		out = append(out, row.Serial)
	}
	return out
}

// What a page has got on the day was in no summary of the days before, whatever else is printed again.
func TestNewsOfAPageWasNotShownBefore(t *testing.T) {
	const flood = "Flood at Quenby: live"
	const (
		strike = "Bakers at Upper Orrin laid down their work over night shifts, and most shops sold out of bread."
		talks  = "Owners of the ovens at Upper Orrin will meet the guild of bakers on Thursday to talk about pay."
	)
	other := func(key string, day int, paragraphs ...string) *news.Article {
		return news.New(news.Article{Key: news.Key(key), Source: "Courier", Title: "Bakers strike at Upper Orrin, " + key,
			Published: hour(day, 9), Fetched: hour(day, 10), Text: strings.Join(paragraphs, "\n")})
	}
	got := toldOf(t, Query{Day: january(6), Now: hour(7, 8)},
		page(hour(5, 9), hour(5, 10), flood, bridgeShut), other("monday", 5, strike),
		page(hour(5, 9), hour(6, 10), flood, troopsCome, bridgeShut), other("tuesday", 6, strike, talks))
	want := []string{talks, troopsCome}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

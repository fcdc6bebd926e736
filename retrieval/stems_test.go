package retrieval

import (
	"fmt"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// A word that no article has is not answered by one of another meaning that only begins like it,
// neither by its stem nor as a misspelling, and an inflection or a plain derivation still is.
func TestWordsOfOtherMeaning(t *testing.T) {
	l := bundled(t, otherMeanings()...)
	for _, c := range []struct {
		article news.Key
		meets   []string
		parts   []string
	}{
		{"depart",
			[]string{"Who departed from Sallow Quay?", "Which boat departs from Sallow Quay?"},
			[]string{"Which department is at Sallow Quay?", "Is there a Department at Sallow Quay?"}},
		{"minor",
			[]string{"What minor thing happened at Thrup Lock?"},
			[]string{"Which minority lives at Thrup Lock?", "Are there minorities at Thrup Lock?"}},
		{"engine",
			[]string{"Which engines stand at Wick Farm?"},
			[]string{"Which engineer works at Wick Farm?", "Were engineers seen at Wick Farm?"}},
		{"position",
			[]string{"Who was positioned on Cobb Hill?"},
			[]string{"What was positive about Cobb Hill?", "Who tested positive on Cobb Hill?"}},
		{"recess",
			[]string{"When do recesses begin at Marl School?"},
			[]string{"Is there a recession at Marl School?"}},
		{"generate",
			[]string{"What is generated at Pike Weir?", "Is there a generator at Pike Weir?"},
			[]string{"Which generation came to Pike Weir?", "Which generations came to Pike Weir?"}},
		{"design",
			[]string{"Who designs lamps in Fennel Yard?", "Is there a designer in Fennel Yard?"},
			[]string{"What was designated in Fennel Yard?", "Is there a designation for Fennel Yard?"}},
		{"process",
			[]string{"What is processed at Gannet Shed?"},
			[]string{"Was there a procession at Gannet Shed?"}},
		{"factory",
			[]string{"Which factories are on Brill Road?"},
			[]string{"Which factors matter on Brill Road?"}},
		{"assist",
			[]string{"Who was assisted at Corm Bridge?", "Which assistance came to Corm Bridge?"},
			[]string{"Which assistant works at Corm Bridge?"}},
		{"even",
			[]string{"Is it even at Tallow Moor?"},
			[]string{"What happens in the evenings at Tallow Moor?"}},
		{"heroin",
			[]string{"Was heroin found at Pell Dock?"},
			[]string{"Which heroine lives at Pell Dock?"}},
		{"executive",
			[]string{"Which executives met at Dray House?"},
			[]string{"Who was executed at Dray House?", "Were there Executions at Dray House?"}},
		{"resign",
			[]string{"Who resigns at Ludd Mill?", "Was there a resignation at Ludd Mill?"}, nil},
		{"elect",
			[]string{"Was there an election at Osier Green?", "Who was elected at Osier Green?"}, nil},
	} {
		for _, text := range c.meets {
			if a := put(t, l, Query{Text: text}); first(a) != c.article {
				t.Errorf("%q: answered by %q, silence %+v, want %q", text, first(a), a.Silence, c.article)
			}
		}
		for _, text := range c.parts {
			if a := put(t, l, Query{Text: text}); a.Silence == nil {
				t.Errorf("%q: answered by %q, taken %q, want silence", text, first(a), a.Asked.Taken())
			}
		}
	}
}

func otherMeanings() []*news.Article {
	in := []*news.Article{
		report("depart", 2, "Gazette", "Boats leave early", "Two boats departed from Sallow Quay before the tide."),
		report("minor", 3, "Gazette", "Gate stuck", "There was a minor fault with the gate at Thrup Lock."),
		report("engine", 4, "Gazette", "Old engine on show", "A steam engine stands in the barn at Wick Farm."),
		report("position", 5, "Gazette", "Telescope for the hill", "A telescope was put into position on Cobb Hill."),
		report("recess", 6, "Gazette", "Longer break", "The recess at Marl School begins at noon."),
		report("generate", 7, "Gazette", "Weir gives light", "A wheel at Pike Weir generates light for nine cottages."),
		report("design", 8, "Gazette", "Lamps from a yard", "Lamps are designed by two sisters in Fennel Yard."),
		report("process", 9, "Gazette", "Herring again", "Herring are processed at Gannet Shed once more."),
		report("factory", 10, "Gazette", "Glue factory shuts", "The glue factory on Brill Road has shut."),
		report("assist", 11, "Gazette", "Help for a rider", "A rider was assisted at Corm Bridge by two walkers."),
		report("even", 12, "Gazette", "Level ground", "The ground is even at Tallow Moor."),
		report("heroin", 13, "Gazette", "Bags in a crate", "Heroin was found in a crate at Pell Dock."),
		report("executive", 13, "Gazette", "Rates discussed", "Executive staff met at Dray House about the rates."),
		report("resign", 14, "Gazette", "Miller goes", "The head miller resigned at Ludd Mill on Friday."),
		report("elect", 15, "Gazette", "New mayor", "A mayor was elected at Osier Green by nine votes."),
	}
	for i := range 60 {
		in = append(in, report(fmt.Sprint("n-", i), 1+i%19, "Wire", fmt.Sprintf("Notice %d", i),
			fmt.Sprintf("The clerk entered %s in the book of the town and went home.", newstest.Unique(i))))
	}
	return in
}

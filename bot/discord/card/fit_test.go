package card

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func text(n int) piece { return piece{text: strings.Repeat("é", n), gap: true} }

func cardOf(n int) piece {
	return piece{embed: &Embed{Description: strings.Repeat("é", n)}, result: true}
}

func repeated(n int, p piece) []piece {
	var out []piece
	for i := range n {
		p.block = i + 1
		out = append(out, p)
	}
	return out
}

// Characters are counted, not bytes: é is one.
func TestFit(t *testing.T) {
	tests := []struct {
		name   string
		pieces []piece
		want   []int  // the lengths of the embeds' descriptions, without the note
		note   string // about what did not fit
	}{
		{"a description at its limit", []piece{cardOf(maxDescription)}, []int{4096}, ""},
		{"one past it", []piece{cardOf(maxDescription + 1)}, nil, "1 result did not fit"},
		{"ten embeds", repeated(10, cardOf(10)), []int{10, 10, 10, 10, 10, 10, 10, 10, 10, 10}, ""},
		{"eleven: the note takes the place of one", repeated(11, cardOf(10)), []int{10, 10, 10, 10, 10, 10, 10, 10, 10},
			"2 results did not fit"},
		{"6,000 over all", []piece{cardOf(4000), cardOf(2000)}, []int{4000, 2000}, ""},
		{"6,001 over all", []piece{cardOf(4000), cardOf(2001)}, []int{4000}, "1 result did not fit"},
		{"texts share an embed", []piece{text(5), text(5)}, []int{5 + 2 + 5}, ""},
		{"but not past its limit", []piece{text(4000), text(95)}, []int{4000, 95}, ""},
		{"what fits nowhere hides only itself", []piece{cardOf(5000), cardOf(10)}, []int{10}, "1 result did not fit"},
		{"after one without room none is taken", []piece{cardOf(4000), cardOf(2500), cardOf(10)}, []int{4000},
			"2 results did not fit"},
		{"own words have room first", []piece{cardOf(4000), cardOf(1900), text(200)}, []int{4000, 200},
			"1 result did not fit"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			embeds, _ := fit(tt.pieces)
			if !fits(embeds) {
				t.Errorf("they do not fit in a message")
			}
			var got []int
			note := ""
			for _, e := range embeds {
				words, n, _ := strings.Cut(e.Description, "-# ")
				if note += n; words != "" {
					got = append(got, length(strings.TrimRight(words, "\n")))
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" || !strings.HasPrefix(note, tt.note) || tt.note == "" && note != "" {
				t.Errorf("lengths (-want +got):\n%snote %q, want %q", diff, note, tt.note)
			}
		})
	}
}

func TestWithinCountsEveryText(t *testing.T) {
	tests := []struct {
		name  string
		embed Embed
		want  bool
	}{
		{"a title at its limit", Embed{Title: strings.Repeat("é", 256)}, true},
		{"and past it", Embed{Title: strings.Repeat("é", 257)}, false},
		{"an author at its limit", Embed{Author: &Author{Name: strings.Repeat("é", 256)}}, true},
		{"and past it", Embed{Author: &Author{Name: strings.Repeat("é", 257)}}, false},
		{"a foot at its limit", Embed{Footer: &Footer{Text: strings.Repeat("é", 2048)}}, true},
		{"and past it", Embed{Footer: &Footer{Text: strings.Repeat("é", 2049)}}, false},
	}
	for _, tt := range tests {
		if got := fits([]*Embed{&tt.embed}); got != tt.want {
			t.Errorf("%s: got %t, want %t", tt.name, got, tt.want)
		}
	}
	whole := Embed{
		Title: strings.Repeat("é", 256), Description: strings.Repeat("é", 3440),
		Author: &Author{Name: strings.Repeat("é", 256)},
		Footer: &Footer{Text: strings.Repeat("é", 2048)},
	}
	if !fits([]*Embed{&whole}) {
		t.Error("6,000 characters do not fit, want that they do")
	}
	if whole.Description += "é"; fits([]*Embed{&whole}) {
		t.Error("6,001 characters fit, want that they do not")
	}
}

func TestHeadingsGoWithWhatStandsUnderThem(t *testing.T) {
	heading := func(words string) piece { return piece{text: words, heads: true} }
	pieces := []piece{heading("direct"), cardOf(4000), heading("reported"), cardOf(3000), text(3)}
	embeds, _ := fit(pieces)
	var got []string
	for _, e := range embeds {
		got = append(got, fmt.Sprintf("%.8s", e.Description))
	}
	if want := []string{"direct", "éééééééé", "ééé\n-# 1"}; !cmp.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestShownAreTheBlocksThatAreThere(t *testing.T) {
	a, b := cardOf(4000), cardOf(3000)
	a.block, b.block = 1, 2
	if _, shown := fit([]piece{a, b}); !shown[1] || shown[2] {
		t.Errorf("shown %v, want only block 1", shown)
	}
}

func TestShortened(t *testing.T) {
	tests := []struct {
		name, text string
		limit      int
		want       string
	}{
		{"it fits", "Footbridge shut", 15, "Footbridge shut"},
		{"cut after a word", "Footbridge at Tavel to stay shut", 20, "Footbridge at […]"},
		{"no word ends", "Footbridgeattaveltostayshut", 12, "Footbrid […]"},
		{"escapes count", "a*b*c*d*e*f*g*h*", 16, `a\*b\*c\*d\* […]`},
	}
	for _, tt := range tests {
		got := Shorten(tt.text, tt.limit, Markdown)
		if got != tt.want || length(got) > tt.limit {
			t.Errorf("%s: got %q (%d characters), want %q", tt.name, got, length(got), tt.want)
		}
	}
}

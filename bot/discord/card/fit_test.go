package card

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/retrieval"
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

// most is a height that no message has.
const most = 1 << 20

// Characters are counted, not bytes: é is one.
func TestFit(t *testing.T) {
	tests := []struct {
		name   string
		pieces []piece
		want   [][]int // the lengths of the embeds' descriptions, part by part, without the note
		note   string  // about what fits in no message
	}{
		{"a description at its limit", []piece{cardOf(maxDescription)}, [][]int{{4096}}, ""},
		{"one past it", []piece{cardOf(maxDescription + 1)}, [][]int{nil}, "1 result did not fit"},
		{"ten embeds", repeated(10, cardOf(10)), [][]int{{10, 10, 10, 10, 10, 10, 10, 10, 10, 10}}, ""},
		{"eleven", repeated(11, cardOf(10)), [][]int{{10, 10, 10, 10, 10, 10, 10, 10, 10, 10}, {10}}, ""},
		{"6,000 over all", []piece{cardOf(4000), cardOf(2000)}, [][]int{{4000, 2000}}, ""},
		{"6,001 over all", []piece{cardOf(4000), cardOf(2001)}, [][]int{{4000}, {2001}}, ""},
		{"texts share an embed", []piece{text(5), text(5)}, [][]int{{5 + 2 + 5}}, ""},
		{"but not past its limit", []piece{text(4000), text(95)}, [][]int{{4000, 95}}, ""},
		{"what fits nowhere hides only itself", []piece{cardOf(5000), cardOf(10)}, [][]int{{10}}, "1 result did not fit"},
		{"results keep their order", []piece{cardOf(4000), cardOf(2500), cardOf(10)}, [][]int{{4000}, {2500, 10}}, ""},
		{"own words have room first", []piece{cardOf(4000), cardOf(1900), text(200)}, [][]int{{4000, 200}, {1900}}, ""},
		{"nothing", nil, [][]int{nil}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got [][]int
			note := ""
			for _, p := range fit(tt.pieces, most) {
				if !fits(p.embeds) {
					t.Errorf("they do not fit in a message")
				}
				var lengths []int
				for _, e := range p.embeds {
					words, n, _ := strings.Cut(e.Description, "-# ")
					if note += n; words != "" {
						lengths = append(lengths, length(strings.TrimRight(words, "\n")))
					}
				}
				got = append(got, lengths)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" || !strings.HasPrefix(note, tt.note) || tt.note == "" && note != "" {
				t.Errorf("lengths (-want +got):\n%snote %q, want %q", diff, note, tt.note)
			}
		})
	}
}

// Every part is as high as a phone allows, and every piece is in one.
func TestPartsAreNoHigherThanAsked(t *testing.T) {
	const pixels = 400
	parts := fit(repeated(30, piece{text: strings.Repeat("word ", 20), result: true}), pixels)
	shown := 0
	for _, p := range parts {
		shown += len(p.shown)
		if h := height(p.embeds); h > pixels {
			t.Errorf("a part is %d pixels high, want at most %d", h, pixels)
		}
	}
	if shown != 30 || len(parts) < 2 {
		t.Errorf("%d parts show %d pieces, want 30", len(parts), shown)
	}
}

func TestFitCountsEveryText(t *testing.T) {
	e := Embed{Description: strings.Repeat("é", 4000), Fields: []Field{
		{Name: strings.Repeat("é", 256), Value: strings.Repeat("é", 1024)}, {Name: "é", Value: strings.Repeat("é", 719)},
	}}
	if !fits([]*Embed{&e}) {
		t.Error("6,000 characters do not fit, want that they do")
	}
	if e.Description += "é"; fits([]*Embed{&e}) {
		t.Error("6,001 characters fit, want that they do not")
	}
}

func TestHeadingsGoWithWhatStandsUnderThem(t *testing.T) {
	heading := func(words string) piece { return piece{text: words, heads: headsPieces} }
	pieces := []piece{
		heading("direct"), cardOf(3000), heading("reported"), cardOf(2000), cardOf(2500), text(3), heading("nothing"),
	}
	var got [][]string
	for _, p := range fit(pieces, most) {
		var part []string
		for _, e := range p.embeds {
			part = append(part, fmt.Sprintf("%.8s", e.Description))
		}
		got = append(got, part)
	}
	want := [][]string{{"direct", "éééééééé", "reported", "éééééééé", "ééé"}, {"reported", "éééééééé"}}
	if !cmp.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// In later parts, a speaker over headings stands in the short form. What comes after results has no heading.
func TestHeadingsOfTwoLevels(t *testing.T) {
	speaker := piece{text: "Rosa Vane\nboatbuilder", again: "Rosa Vane", heads: headsAll}
	heading := func(words string) piece { return piece{text: words, heads: headsPieces} }
	result := func(words string) piece { return piece{text: words, result: true} }
	tests := []struct {
		name   string
		pieces []piece
		pixels int
		want   []string
	}{
		{"own words under a heading", []piece{{text: "a"}, heading("kept"), {text: "b"}, {text: "c"}}, most,
			[]string{"a\nkept\nb\nc"}},
		{"in later parts, too", []piece{{text: "a"}, heading("kept"), {text: "b"}, {text: "c"}, {text: "d"}},
			embedPadding + 3*lineHeight, []string{"a\nkept\nb", "kept\nc\nd"}},
		{"a heading over nothing", []piece{{text: "a"}, heading("kept")}, most, []string{"a"}},
		{"two headings", []piece{heading("none"), heading("kept"), {text: "a"}}, most, []string{"kept\na"}},
		{"words after results", []piece{heading("direct"), result("a"), {text: "searched"}, {text: "indexed"}},
			embedPadding + 2*lineHeight, []string{"searched\nindexed", "direct\na"}},
		{"the speaker again", []piece{speaker, heading("direct"), result("a"), heading("reported"), result("b"), result("c")},
			embedPadding + 4*lineHeight, []string{"Rosa Vane\nboatbuilder\ndirect\na", "Rosa Vane\nreported\nb\nc"}},
		{"another speaker", []piece{speaker, heading("direct"), result("a"), {text: "Odd", heads: headsAll}, result("b")},
			embedPadding + 4*lineHeight, []string{"Rosa Vane\nboatbuilder\ndirect\na", "Odd\nb"}},
		{"headings that leave no room", []piece{{text: strings.Repeat("é", 4000), heads: headsPieces}, cardOf(3000)}, most,
			[]string{strings.Repeat("é", 3000)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, p := range fit(tt.pieces, tt.pixels) {
				got = append(got, texts(Drawn{Embeds: p.embeds}))
			}
			if want := strings.Join(tt.want, "\n|"); strings.TrimSpace(strings.Join(got, "|")) != want {
				t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
			}
		})
	}
}

// Who asks for the last part, or one beyond it, gets the last, and is told which one that is.
func TestPartIsClamped(t *testing.T) {
	reply := bot.Reply{Command: "ask"}
	for range 60 {
		reply.Blocks = append(reply.Blocks, bot.Feed{Name: "Tavel Post", URL: "https://tavelpost.example/feed"})
	}
	last := Draw(reply, Options{}).Parts - 1
	for _, tt := range []struct {
		name        string
		asked, want int
	}{
		{"the last, whichever it is", -1, last}, {"the first", 0, 0}, {"the last", last, last}, {"beyond it", last + 7, last},
	} {
		if d := Draw(reply, Options{Part: tt.asked}); last == 0 || d.Part != tt.want {
			t.Errorf("%s: part %d of %d, want %d", tt.name, d.Part, d.Parts, tt.want)
		}
	}
}

// What is kept about a server stands under its heading, though it is text.
func TestHeadingOverText(t *testing.T) {
	d := Draw(bot.Reply{Command: "privacy", Blocks: []bot.Block{
		bot.Text{Words: "Quoth reads commands."}, bot.Heading{Words: "Kept about this server"}, bot.Text{Words: "No setting."},
	}}, Options{})
	want := "Quoth reads commands.\n\n**Kept about this server**\nNo setting.\n"
	if got := texts(d); got != want || !d.Shown[2] {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Each part of what somebody said names the speaker.
func TestEachPartNamesTheSpeaker(t *testing.T) {
	reply := bot.Reply{Command: "said", Blocks: []bot.Block{
		bot.Speaker{Speaker: retrieval.Speaker{Name: "Rosa *Vane*", Roles: []string{"boatbuilder"}}},
		bot.Heading{Words: "Direct quotes"},
	}}
	for range 8 {
		reply.Blocks = append(reply.Blocks, quotationOf(t, "a", 400, ""))
	}
	n := Draw(reply, Options{}).Parts
	if n < 3 {
		t.Fatalf("%d parts, want several", n)
	}
	for i := range n {
		want := "### Rosa \\*Vane\\*\n\n**Direct quotes**\n> "
		if i == 0 {
			want = "### Rosa \\*Vane\\*\n-# boatbuilder\n\n**Direct quotes**\n> "
		}
		if got := texts(Draw(reply, Options{Part: i})); !strings.HasPrefix(got, want) {
			t.Errorf("part %d begins %.80q, want %q", i, got, want)
		}
	}
}

func TestNothingUnderAHeading(t *testing.T) {
	for _, b := range []bot.Block{bot.Heading{Words: "Try"}, speakerNamed("Rosa Vane")} {
		d := Draw(bot.Reply{Blocks: []bot.Block{b}}, Options{})
		if got := texts(d); got != "There is nothing to show.\n" {
			t.Errorf("%T alone shows %q", b, got)
		}
	}
}

func TestShownAreTheBlocksThatAreThere(t *testing.T) {
	a, b := cardOf(4000), cardOf(3000)
	a.block, b.block = 1, 2
	parts := fit([]piece{a, b}, most)
	if len(parts) != 2 || !parts[0].shown[1] || parts[0].shown[2] || !parts[1].shown[2] {
		t.Errorf("parts %v, want block 1, then block 2", parts)
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

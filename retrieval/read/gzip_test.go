package read

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
)

// packed returns s as a gzip member.
func packed(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, s) // a buffer takes everything
	_ = w.Close()
	return b.String()
}

func TestGzipMembers(t *testing.T) {
	ferry := outcome{Title: "Ferry sails", File: "a.jsonl.gz", Text: "It left at dawn."}
	check(t, "a.jsonl.gz", packed(ferryJSON)+packed(ferryJSON), Options{}, ferry, ferry)
	check(t, "a.jsonl.gz", packed(""), Options{})
}

// What was read before the damage is imported; a file of one article is not imported in part.
func TestGzipDamage(t *testing.T) {
	ferry := outcome{Title: "Ferry sails", File: "a.jsonl.gz", Text: "It left at dawn."}
	two := packed(ferryJSON + ferryJSON)
	flipped := []byte(two)
	flipped[len(flipped)-5] ^= 1 // in the checksum
	refused := func(s string) outcome { return outcome{Refused: s} }
	for _, c := range []struct {
		title, name, input string
		want               []outcome
	}{
		{"header only", "a.jsonl.gz", two[:6], []outcome{refused("a.jsonl.gz: gzip cut off or damaged here (unexpected EOF): get the file again")}},
		{"stream without a name", "-", two[:10], []outcome{refused("-: gzip cut off or damaged here (unexpected EOF): get the file again")}},
		{"trailer cut", "a.jsonl.gz", two[:len(two)-3], []outcome{ferry, ferry,
			refused("a.jsonl.gz:2: gzip cut off or damaged here (unexpected EOF): get the file again")}},
		{"checksum", "a.jsonl.gz", string(flipped), []outcome{ferry, ferry,
			refused("a.jsonl.gz:2: gzip cut off or damaged here (gzip: invalid checksum): get the file again")}},
		{"second member cut", "a.jsonl.gz", packed(ferryJSON) + two[:9], []outcome{ferry,
			refused("a.jsonl.gz:1: gzip cut off or damaged here (unexpected EOF): get the file again")}},
		{"dated text", "a.txt.gz", packed(ferryDated)[:70], []outcome{
			refused("a.txt.gz:2: gzip cut off or damaged here (unexpected EOF): get the file again")}},
	} {
		t.Run(c.title, func(t *testing.T) { check(t, c.name, c.input, Options{}, c.want...) })
	}
}

// Gzipped files share a quota. What was read before it is used up is imported, and files that are not
// gzipped do not count.
func TestUnpackedQuota(t *testing.T) {
	ferry := outcome{Title: "Ferry sails", File: "a.jsonl.gz", Text: "It left at dawn."}
	refused := func(name string) outcome { return outcome{Refused: name + ": " + errQuota.Error()} }
	line := int64(len(ferryJSON))
	check(t, "a.jsonl.gz", packed(ferryJSON+ferryJSON), Options{Unpacked: NewQuota(2 * line)}, ferry, ferry)
	check(t, "a.jsonl.gz", packed(ferryJSON+ferryJSON), Options{Unpacked: NewQuota(2*line - 1)}, ferry, refused("a.jsonl.gz:2"))
	o := Options{Unpacked: NewQuota(3 * line)}
	check(t, "a.jsonl.gz", packed(ferryJSON+ferryJSON), o, ferry, ferry)
	check(t, "a.jsonl", ferryJSON+ferryJSON+ferryJSON, o, fromPlain(ferry), fromPlain(ferry), fromPlain(ferry))
	check(t, "a.jsonl.gz", packed(ferryJSON+ferryJSON), o, ferry, refused("a.jsonl.gz:1"))
	check(t, "a.txt.gz", packed(ferryDated), o, refused("a.txt.gz:1"))
}

func fromPlain(o outcome) outcome {
	o.File = "a.jsonl"
	return o
}

// A line without end ends at the quota, and is not held in memory.
func TestUnpackedBomb(t *testing.T) {
	bomb := packed(ferryJSON + `{"title":"` + strings.Repeat("a", 64<<20))
	for name, want := range map[string]string{"a.jsonl.gz": ":2: ", "a.txt.gz": ": longer than 16 MiB"} {
		var refusals []string
		for item := range File(name, strings.NewReader(bomb), Options{Unpacked: NewQuota(32 << 20)}) {
			if item.Refusal != nil {
				refusals = append(refusals, item.Refusal.Error())
			}
		}
		if len(refusals) != 1 || !strings.Contains(refusals[0], want) {
			t.Errorf("%s: refused %q, want one with %q", name, refusals, want)
		}
	}
}

// A line that is cut short by a failed read is refused because of the read, not as broken JSON, and the
// lines before it are imported.
func TestReadError(t *testing.T) {
	const torn = "read: tape torn: try again"
	for _, c := range []struct {
		name, before, want string
	}{
		{"a.jsonl", ferryJSON + `{"title":"Fer`, "Ferry sails|a.jsonl:2: " + torn},
		{"a.jsonl", "", "a.jsonl: " + torn},
		{"a.jsonl.gz", "", "a.jsonl.gz: " + torn},
		{"a.jsonl.gz", packed(ferryJSON)[:10], "a.jsonl.gz: " + torn},
		{"a.txt", ferryDated, "a.txt:4: " + torn},
		{"-", "no form ", "-: empty or of unknown format: want dated text (.txt), JSON Lines (.jsonl) or Markdown (.md)"},
	} {
		var got []string
		for item := range File(c.name, io.MultiReader(strings.NewReader(c.before), &failing{}), Options{}) {
			got = append(got, outcomeOf(item).Title+outcomeOf(item).Refused)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}

// failing is a reader that returns its error once and then io.EOF.
type failing struct{ failed bool }

func (f *failing) Read([]byte) (int, error) {
	if f.failed {
		return 0, io.EOF
	}
	f.failed = true
	return 0, errors.New("tape torn")
}

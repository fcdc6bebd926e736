package prose_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/prose"
)

func TestQuotedIn(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		want       []string // with their marks
	}{
		{"none", "The pier is closed.", nil},
		{"double marks", "“Yes,” she said, “it is.”", []string{"“Yes,”", "“it is.”"}},
		{"straight marks", `"Yes," she said.`, []string{`"Yes,"`}},
		{"doubled apostrophes", "''Yes,'' she said. ``No.''", []string{"''Yes,''", "``No.''"}},
		{"guillemets", "«Yes,» she said.", []string{"«Yes,»"}},
		{"guillemets the other way round", "»Yes«, she said. »No.«", []string{"»Yes«", "»No.«"}},
		{"single guillemets", "‹Yes,› she said.", []string{"‹Yes,›"}},
		{"the same mark on both sides", "She said: ”Yes.”", []string{"”Yes.”"}},
		{"corner marks", "「Yes,」 she said.", []string{"「Yes,」"}},
		{"low marks", "„Yes,“ she said.", []string{"„Yes,“"}},
		{"single marks and apostrophes", "‘The crew’s own,’ she said of the crews’ berth.",
			[]string{"‘The crew’s own,’"}},
		{"a clipping", "Tell ’em, in ’90s style, of the ‘pier’.", []string{"‘pier’"}},
		{"nested", "“She said ‘no’ and left.”", []string{"“She said ‘no’ and left.”"}},
		{"nested, in the same marks", "“She said “no” and left,” he said. “Yes.”",
			[]string{"“She said “no” and left,”", "“Yes.”"}},
		{"not closed, and the next one", "“Yes, she said. “No,” he said.", []string{"“Yes, she said. “No,”"}},
		{"a plural's apostrophe", "‘The crews’ boats are gone,’ she said. ‘All.’",
			[]string{"‘The crews’ boats are gone,’", "‘All.’"}},
		{"a single mark after a colon", "She said: ‘Yes. It is.", []string{"‘Yes. It is."}},
		{"not closed", "She said: “Yes. It is.", []string{"“Yes. It is."}},
		{"a single mark that is not closed", "‘a ‘b “c”", []string{"“c”"}},
		{"a wrong mark at the start", "”Yes,” she said.", []string{"”Yes,”"}},
		{"no words", "“” and “ ”", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, q := range prose.QuotedIn(tc.text, prose.Span{End: len(tc.text)}) {
				got = append(got, q.Outer.Of(tc.text))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("quoted pieces (-want +got):\n%s", diff)
			}
		})
	}
}

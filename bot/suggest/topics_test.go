package suggest_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/bot/suggest"
	"quoth/retrieval"
)

func TestTopics(t *testing.T) {
	names := []retrieval.Name{{Printed: "Quenby", Texts: 3}, {Printed: "Tavel", Texts: 1}, {Printed: "Grey House", Texts: 1}}
	own := []retrieval.Name{{Printed: "Tavel", Texts: 2}}
	for _, tt := range []struct {
		name, typed string
		own         []retrieval.Name
		want        []string
	}{
		{"the most frequent first", "", nil, []string{"Quenby (in 3 of the newest articles)", "Tavel (in 1 of the newest articles)",
			"Grey House (in 1 of the newest articles)"}},
		{"what the speaker spoke of before the others, once", "", own, []string{"Tavel (spoke of it)",
			"Quenby (in 3 of the newest articles)", "Grey House (in 1 of the newest articles)"}},
		{"by any word", "hou", own, []string{"Grey House (in 1 of the newest articles)"}},
		{"nothing fits", "zzz", own, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range suggest.Topics(tt.own, names, tt.typed) {
				got = append(got, s.Label)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("suggested (-want +got):\n%s", diff)
			}
		})
	}
	var many []string
	for i := range 40 {
		many = append(many, fmt.Sprint("Name ", i))
	}
	got := suggest.WithNames(suggest.Topics(nil, names, ""), append([]string{"quenby"}, many...))
	if len(got) != 25 || got[3].Value != "Name 0" {
		t.Errorf("with more names %v, want 25 of which one is Quenby", got)
	}
}

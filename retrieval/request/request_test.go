package request

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/dates"
	"quoth/retrieval/intent"
	"quoth/retrieval/search"
)

func TestNarrow(t *testing.T) {
	march := []dates.Days{{Since: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}}
	r := Request{Intent: intent.Reading{Sources: []string{"Gazette"}, Days: march}}
	for _, tt := range []struct {
		name        string
		request     Request
		scope, want search.Scope
	}{
		{"an open scope", r, search.Scope{}, search.Scope{Sources: []string{"Gazette"}, Days: march}},
		{"a scope of an outlet", r, search.Scope{Outlets: []string{"wire"}}, search.Scope{Outlets: []string{"wire"}, Days: march}},
		{"a question that names nothing", Request{}, search.Scope{Outlets: []string{"wire"}}, search.Scope{Outlets: []string{"wire"}}},
	} {
		if d := cmp.Diff(tt.want, tt.request.Narrow(tt.scope)); d != "" {
			t.Errorf("%s: (-want +got)\n%s", tt.name, d)
		}
	}
}

package table

import (
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
)

func TestRows(t *testing.T) {
	var r rows
	if _, ok := r.get(7); ok {
		t.Error("an empty list has a row")
	}
	r.set(3, row{unix: 30})
	r.set(7, row{unix: 70})
	if old := r.set(3, row{unix: 31}); old.unix != 30 || !old.present {
		t.Errorf("replaced %+v, want the row of before", old)
	}
	if old, ok := r.remove(7); !ok || old.unix != 70 {
		t.Errorf("removed %+v, %t", old, ok)
	}
	if _, ok := r.remove(7); ok {
		t.Error("a row was removed twice")
	}
	if _, ok := r.remove(9); ok {
		t.Error("a row was removed that was never there")
	}
	want := map[news.Serial]row{3: {unix: 31, present: true}}
	if diff := cmp.Diff(want, maps.Collect(r.each()), cmp.AllowUnexported(row{})); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if r.count != 1 {
		t.Errorf("%d rows, want 1", r.count)
	}
}

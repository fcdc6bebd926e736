package guild

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"quoth/bot/settings"
	"quoth/bot/weekdays"
)

// unpack writes a packed file to a path.
func unpack(t *testing.T, packed, path string) {
	t.Helper()
	in := must[*os.File](t)(os.Open(packed))
	defer in.Close()
	data := must[[]byte](t)(io.ReadAll(must[*gzip.Reader](t)(gzip.NewReader(in))))
	check(t, os.WriteFile(path, data, 0o600))
}

// The schedules of a file that a Quoth without weekdays, topics, refusals and direct messages has written mean what
// they meant: every day, all topics. The same file goes on to hold what is new.
func TestOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.db")
	unpack(t, "testdata/settings-1.db.gz", path)
	s := open(t, path)
	morning := settings.Daily{Server: "81", Channel: "207", Hour: 7, Minute: 30, Zone: "Europe/London", SetBy: "12",
		Sources: []string{"The Harbour Post"}, Silent: true, EmptyDay: true,
		SetAt: time.Date(2026, 3, 27, 9, 0, 0, 0, time.UTC)}
	evening := settings.Daily{Server: "81", Channel: "208", Hour: 18, Zone: "UTC",
		SetAt: time.Date(2026, 3, 27, 9, 0, 0, 0, time.UTC), OffWhy: "The channel is gone."}
	all := must[[]settings.Daily](t)(s.Dailies())
	evening.OffAt = all[1].OffAt
	diff(t, "dailies", all, []settings.Daily{morning, evening})
	if !all[0].Days.All() || !all[0].Begins().Equal(morning.SetAt) || all[0].ChannelName() != "the channel of 07:30" {
		t.Errorf("read %+v", all[0])
	}
	kept := must[Kept](t)(s.Kept("81"))
	if len(kept.Posts) != 1 || kept.Posts[0].State != Sent || len(kept.Extras) != 0 {
		t.Errorf("kept %+v", kept)
	}
	diff(t, "settings", *kept.Settings, settings.Server{Zone: "Europe/London", Private: true})

	morning.Days, morning.Topic = weekdays.Of(time.Monday, time.Friday), "ferry"
	check(t, s.SetDaily(morning))
	if _, isNew := extra(t, s, "207", "2026-03-28"); !isNew {
		t.Error("no extra post can be planned")
	}
	check(t, s.Close())
	diff(t, "set in the old file", must[[]settings.Daily](t)(open(t, path).Dailies())[0], morning)
}

// A schedule of every day without anything new is written as the version before reads it.
func TestWrittenAsBefore(t *testing.T) {
	s := temporary(t)
	check(t, s.SetDaily(harbour))
	var fields map[string]any
	check(t, s.db.Read(func(tx *bbolt.Tx) error {
		return json.Unmarshal(partDailies.in(tx, "81").Get([]byte("207"))[recordHead:], &fields)
	}))
	for _, added := range []string{"days", "topic", "since", "place", "refused", "told"} {
		if _, ok := fields[added]; ok {
			t.Errorf("%q is written though it says nothing", added)
		}
	}
}

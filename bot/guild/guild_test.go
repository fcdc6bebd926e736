package guild

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
	_ "time/tzdata" // the zones below, on machines that have none

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"quoth/bot/settings"
)

func open(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func temporary(t *testing.T) *Store {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "settings.db"))
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func diff(t *testing.T, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// A second process is refused, soon and by name.
func TestLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.db")
	open(t, path)
	start := time.Now()
	_, err := Open(path)
	if !errors.Is(err, ErrLocked) {
		t.Errorf("second open: err = %v, want ErrLocked", err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("refused after %v", took)
	}
}

// All that was set is there when the file is opened again, and only its owner reads it.
func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.db")
	s := open(t, path)
	check(t, s.SetSettings("81", settings.Server{Zone: "Asia/Karachi", Private: true}))
	check(t, s.SetDaily(harbour))
	p := planned(t, s, "81", "207", today())
	key := save(t, s, []byte("ask ferry"))
	check(t, s.Close())

	s = open(t, path)
	diff(t, "settings", must[settings.Server](t)(s.Settings("81")), settings.Server{Zone: "Asia/Karachi", Private: true})
	diff(t, "dailies", must[[]settings.Daily](t)(s.Dailies()), []settings.Daily{harbour})
	diff(t, "posts", must[[]Post](t)(s.Posts("81", "207")), []Post{stripped(p)})
	call, ok, err := s.SavedCall(key)
	if string(call) != "ask ferry" || !ok || err != nil {
		t.Errorf("recall = %q, %v, %v", call, ok, err)
	}
	info, err := os.Stat(path)
	check(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode = %v, want 0600", info.Mode())
	}
}

// stripped returns p as it is read back: without the reading of the monotonic clock.
func stripped(p Post) Post {
	p.PlannedAt = p.PlannedAt.Round(0)
	return p
}

func TestSettings(t *testing.T) {
	s := temporary(t)
	for _, tc := range []struct {
		name, id string
		set      settings.Server
		ok       bool
	}{
		{"a zone", "81", settings.Server{Zone: "America/St_Johns"}, true},
		{"private only", "82", settings.Server{Private: true}, true},
		{"no such zone", "83", settings.Server{Zone: "Mars/Olympus"}, false},
		{"the machine's zone", "84", settings.Server{Zone: "Local"}, false},
		{"no server", "", settings.Server{Private: true}, false},
		{"a path", "81/2", settings.Server{Private: true}, false},
	} {
		err := s.SetSettings(tc.id, tc.set)
		if (err == nil) != tc.ok {
			t.Errorf("%s: set = %v, want success %v", tc.name, err, tc.ok)
		}
		want := tc.set
		if !tc.ok {
			want = settings.Server{}
		}
		diff(t, tc.name, must[settings.Server](t)(s.Settings(tc.id)), want)
	}
}

// Forget leaves nothing of the server in its buckets, and all of the other.
func TestForget(t *testing.T) {
	s := temporary(t)
	other := harbour
	other.Server, other.Channel = "90", "301"
	for _, d := range []settings.Daily{harbour, other} {
		check(t, s.SetSettings(d.Server, settings.Server{Private: true}))
		check(t, s.SetDaily(d))
		planned(t, s, d.Server, d.Channel, today())
	}
	kept := must[Kept](t)(s.Kept("81"))
	if kept.Settings == nil || len(kept.Dailies) != 1 || len(kept.Posts) != 1 {
		t.Errorf("kept of 81 = %+v, want its settings, schedule and row", kept)
	}
	before := must[Kept](t)(s.Kept("90"))

	check(t, s.Forget("81"))
	check(t, s.Forget("81")) // nothing to forget is no error
	diff(t, "kept of 81", must[Kept](t)(s.Kept("81")), Kept{})
	diff(t, "kept of 90", must[Kept](t)(s.Kept("90")), before)
	diff(t, "dailies", must[[]settings.Daily](t)(s.Dailies()), []settings.Daily{other})
	err := s.Settle(Post{Server: "81", Channel: "207", Date: today(), State: Sent, Message: "5"})
	if !errors.Is(err, ErrNotPlanned) {
		t.Errorf("a post that ends after the server is forgotten: err = %v, want ErrNotPlanned", err)
	}
	check(t, s.db.Read(func(tx *bbolt.Tx) error {
		if tx.Bucket(bucketServers).Bucket([]byte("81")) != nil {
			t.Error("the server has a bucket again")
		}
		return nil
	}))
}

// A server that an application has left is forgotten; what others have to do with a server
// does not touch it.
func TestIn(t *testing.T) {
	s := temporary(t)
	kept := func() (out []string) {
		for _, id := range []string{"81", "90", "95", "99"} {
			if v := must[settings.Server](t)(s.Settings(id)); v.Private {
				out = append(out, id)
			}
		}
		return out
	}
	for _, id := range []string{"81", "90", "95", "99"} { // 99 has the commands without the bot
		check(t, s.SetSettings(id, settings.Server{Private: true}))
	}
	for _, step := range []struct {
		name, application     string
		in, forgotten, remain []string
	}{
		{"the first time", "1", []string{"81", "90"}, nil, []string{"81", "90", "95", "99"}},
		{"another application", "2", nil, nil, []string{"81", "90", "95", "99"}},
		{"the other one again", "2", nil, nil, []string{"81", "90", "95", "99"}},
		{"left one", "1", []string{"81"}, []string{"90"}, []string{"81", "95", "99"}},
		{"and again", "1", []string{"81"}, nil, []string{"81", "95", "99"}},
		{"left all", "1", nil, []string{"81"}, []string{"95", "99"}},
	} {
		diff(t, step.name+": forgotten", must[[]string](t)(s.In(step.application, step.in)), step.forgotten)
		diff(t, step.name+": kept", kept(), step.remain)
	}
	for _, news := range []bool{true, false} {
		diff(t, "joining is news", must[bool](t)(s.Joined("1", "95")), news)
	}
	diff(t, "left after joining while it was connected", must[[]string](t)(s.In("1", nil)), []string{"95"})
	diff(t, "kept", kept(), []string{"99"})
	must[bool](t)(s.Joined("1", "90"))
	check(t, s.Forget("90"))
	diff(t, "left while it was connected", must[[]string](t)(s.In("1", nil)), []string(nil))
	if _, err := s.In("", []string{"99"}); err == nil {
		t.Error("took no application for one")
	}
}

// A file that is none of ours, or was, is refused with what to do; it is not changed.
func TestRuinedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.db")
	s := open(t, path)
	check(t, s.SetDaily(harbour))
	check(t, s.Close())
	sound, err := os.ReadFile(path)
	check(t, err)
	for name, data := range map[string][]byte{
		"a text":       []byte("The ferry sails at seven.\n"),
		"zeros":        make([]byte, len(sound)),
		"cut to 100":   sound[:100],
		"one page":     sound[:os.Getpagesize()],
		"zeroed body":  append(bytes.Clone(sound[:2*os.Getpagesize()]), make([]byte, len(sound)-2*os.Getpagesize())...),
		"zeroed heads": append(make([]byte, 2*os.Getpagesize()), sound[2*os.Getpagesize():]...),
	} {
		ruin := filepath.Join(t.TempDir(), "settings.db")
		check(t, os.WriteFile(ruin, data, 0o600))
		s, err := Open(ruin)
		if err == nil {
			_, err = s.Dailies()
			s.Close()
		}
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: err = %v, want ErrDamaged", name, err)
		}
	}
}

func TestForeignFile(t *testing.T) {
	for _, tc := range []struct {
		name, format string
		want         error
	}{
		{"a newer format", "2", ErrNewer},
		{"another kind of file", "1", ErrDamaged},
	} {
		path := filepath.Join(t.TempDir(), "settings.db")
		db := must[*bbolt.DB](t)(bbolt.Open(path, 0o600, nil))
		check(t, db.Update(func(tx *bbolt.Tx) error {
			b, err := tx.CreateBucket(bucketMeta)
			if err != nil {
				return err
			}
			return b.Put(keyFormat, []byte(tc.format))
		}))
		check(t, db.Close())
		if _, err := Open(path); !errors.Is(err, tc.want) {
			t.Errorf("%s: err = %v, want %v", tc.name, err, tc.want)
		}
	}
}

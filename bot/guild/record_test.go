package guild

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"quoth/bot/settings"
)

// Whichever byte of a record is changed, it is noticed.
func TestFlippedByte(t *testing.T) {
	sound := must[[]byte](t)(encode(harbour))
	for i := range sound {
		data := bytes.Clone(sound)
		data[i] ^= 1
		var d settings.Daily
		if err := decode(data, &d); err == nil {
			t.Errorf("byte %d of %d changed: no error", i, len(data))
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	sound := must[[]byte](t)(encode(harbour))
	newer := append([]byte{recordVersion + 1}, sound[1:]...)
	for name, tc := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":         {nil, ErrDamaged},
		"a head only":     {sound[:recordHead], ErrDamaged},
		"cut short":       {sound[:len(sound)-1], ErrDamaged},
		"no version":      {append([]byte{0}, sound[1:]...), ErrDamaged},
		"a newer version": {newer, ErrNewer},
		"another type":    {must[[]byte](t)(encode([]int{1})), ErrDamaged},
	} {
		var d settings.Daily
		if err := decode(tc.data, &d); !errors.Is(err, tc.want) {
			t.Errorf("%s: err = %v, want %v", name, err, tc.want)
		}
	}
}

// A damaged record is named in the error; all others are read, and the server can be
// set up again or forgotten.
func TestDamagedRecord(t *testing.T) {
	s := temporary(t)
	other, abroad := harbour, harbour
	other.Channel, abroad.Server = "208", "90"
	for _, d := range []settings.Daily{harbour, other, abroad} {
		check(t, s.SetSettings(d.Server, settings.Server{Private: true}))
		check(t, s.SetDaily(d))
		planned(t, s, d.Server, d.Channel, today())
	}
	for _, rot := range []struct {
		p   part
		key string
	}{{partSettings, serverKey}, {partDailies, "207"}, {partPosts, "207/" + today()}} {
		spoil(t, s, rot.p, "81", rot.key)
	}

	_, errServer := s.Settings("81")
	dailies, errDailies := s.Dailies()
	_, errPosts := s.Posts("81", "207")
	_, _, errPlan := s.Plan("81", "207", today())
	kept, errKept := s.Kept("81")
	for name, err := range map[string]error{"Server": errServer, "Dailies": errDailies, "Posts": errPosts, "Plan": errPlan, "Kept": errKept} {
		if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "server 81") {
			t.Errorf("%s: err = %v, want ErrDamaged of server 81", name, err)
		}
	}
	diff(t, "dailies", dailies, []settings.Daily{other, abroad})
	if len(kept.Dailies) != 1 || len(kept.Posts) != 1 || kept.Settings != nil {
		t.Errorf("kept = %+v, want what is whole", kept)
	}
	if _, err := s.Kept("90"); err != nil {
		t.Errorf("the other server: %v", err)
	}
	check(t, s.SetDaily(harbour))
	check(t, s.SetSettings("81", settings.Server{}))
	diff(t, "mended", must[[]settings.Daily](t)(s.Dailies()), []settings.Daily{harbour, other, abroad})
	check(t, s.Forget("81"))
}

func spoil(t *testing.T, s *Store, p part, server, key string) {
	t.Helper()
	check(t, s.db.Write(func(tx *bbolt.Tx) error {
		b := p.in(tx, server)
		data := bytes.Clone(b.Get([]byte(key)))
		data[len(data)/2] ^= 1
		return b.Put([]byte(key), data)
	}))
}

// No bytes make decode panic, and what it accepts is what encode has written.
func FuzzDecode(f *testing.F) {
	sound, err := encode(harbour)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sound)
	f.Add(sound[:recordHead])
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d settings.Daily
		if err := decode(data, &d); err != nil {
			return
		}
		again, err := encode(d)
		if err != nil {
			return // a year that JSON cannot write
		}
		var e settings.Daily
		if err := decode(again, &e); err != nil {
			t.Errorf("decode of encode: %v", err)
		}
	})
}

package watch

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"quoth/bot/guild"
	"quoth/bot/schedule"
	"quoth/bot/settings"
)

// The environment says how many histories are tried, and which one comes first.
const (
	histories    = "QUOTH_TEST_HISTORIES"
	firstHistory = "QUOTH_TEST_SEED"
)

// history is what a random history has left.
type history struct {
	watches  []settings.Watch
	happened map[string]map[string]time.Time // the events of each topic, with when they were first reported
	room     *room
	deaths   map[string]int
}

// A story comes up for a watch: however the processes die, and whatever Discord refuses meanwhile, each story is told
// once, none is missed, the pace is kept, and no message comes in the quiet hours.
func TestRandomHistories(t *testing.T) {
	usual := 2 // a few tenths of a second each, for each write goes to the disk
	if testing.Short() {
		usual = 1
	}
	n, first := number(histories, usual), number(firstHistory, 1)
	store, err := guild.Open(filepath.Join(t.TempDir(), "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	missed, doubled, stories, deaths := 0, 0, 0, make(map[string]int)
	for seed := first; seed < first+n; seed++ {
		h := oneHistory(t, store, uint64(seed))
		for death, times := range h.deaths {
			deaths[death] += times
		}
		for _, w := range h.watches {
			m, d := h.check(t, seed, w)
			missed, doubled, stories = missed+m, doubled+d, stories+len(h.happened[w.About])
		}
	}
	t.Logf("seeds %d to %d: %d stories, %d missed, %d doubled; killed %v", first, first+n-1, stories, missed, doubled, deaths)
	for _, name := range []string{"ComesUp", "Plan", "Post", "Settle", "Looked", "Find"} {
		if n >= 25 && deaths["before "+name]+deaths["after "+name] == 0 {
			t.Errorf("never killed at %s", name)
		}
	}
}

// number returns a number of the environment.
func number(name string, usual int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return usual
}

// oneHistory lives one history: two days of news, in which processes die and Discord has its days, and after them two days
// in which all that was held back can be sent.
func oneHistory(t *testing.T, store *guild.Store, seed uint64) (h history) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		random := rand.New(rand.NewPCG(seed, 17))
		n := new(newsroom)
		h = history{room: &room{}, happened: make(map[string]map[string]time.Time), deaths: make(map[string]int)}
		time.Sleep(time.Duration(random.IntN(24*60)) * time.Minute)
		n.add(article{about: "ferry", event: "old"}, article{about: "otter", event: "old"})
		h.watches = someWatches(t, store, n, random)
		h.room.disturb(random)
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			h.report(n, rand.New(rand.NewPCG(seed, 19)))
		}()
		for end := time.Now().Add(2 * day); time.Now().Before(end); {
			death := live(store, n, h.room, 1+random.IntN(24), time.Duration(random.IntN(12*60))*time.Minute)
			if death != "" {
				h.deaths[death]++
			}
			time.Sleep(time.Duration(random.IntN(90)) * time.Minute)
		}
		<-ended
		h.room.calm()
		live(store, n, h.room, 0, 2*day)
		for _, server := range []string{"81", settings.Direct} {
			if err := store.Forget(server); err != nil {
				t.Fatal(err)
			}
		}
	})
	return h
}

// someWatches sets one to three watches, some with quiet hours.
func someWatches(t *testing.T, store *guild.Store, n *newsroom, random *rand.Rand) (out []settings.Watch) {
	for i, about := range []string{"ferry", "otter", "ferry"}[:1+random.IntN(3)] {
		w := settings.Watch{Server: "81", Channel: fmt.Sprint(207 + i), User: "7", About: about, Zone: "Europe/London"}
		if random.IntN(2) == 0 {
			w.Server, w.Channel, w.User = settings.Direct, "", fmt.Sprint(7+i)
		}
		if random.IntN(2) == 0 {
			from := random.IntN(minutesOfDay)
			w.Quiet = settings.Quiet{From: from, Until: (from + 1 + random.IntN(minutesOfDay-leastLoud)) % minutesOfDay}
		}
		out = append(out, add(t, store, n, w))
	}
	return out
}

// report reports events for two days, some of them several times, and some at once.
func (h *history) report(n *newsroom, random *rand.Rand) {
	for end := time.Now().Add(2 * day); time.Now().Before(end); {
		for range 1 + random.IntN(4) {
			about := []string{"ferry", "otter", "weather"}[random.IntN(3)]
			event := fmt.Sprintf("%s-%d", about, random.IntN(40))
			if h.happened[about] == nil {
				h.happened[about] = make(map[string]time.Time)
			}
			if _, known := h.happened[about][event]; !known {
				h.happened[about][event] = time.Now()
			}
			n.add(article{about: about, event: event})
		}
		time.Sleep(time.Duration(random.ExpFloat64() * float64(50*time.Minute)))
	}
}

// disturb lets some calls fail: a message is refused, or its answer is lost, or the place cannot be read.
func (r *room) disturb(random *rand.Rand) {
	bad := func(one int, err error) func(settings.Watch) error {
		return func(settings.Watch) error {
			if random.IntN(one) == 0 {
				return err
			}
			return nil
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.before = bad(5, &schedule.Refused{Reason: "Not now."})
	r.after = bad(5, errors.New("no answer"))
	r.search = bad(6, &schedule.Later{Wait: time.Minute, Err: errors.New("too many requests")})
}

// calm ends that.
func (r *room) calm() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.before, r.after, r.search = nil, nil, nil
}

// check checks what a watch was told, and returns how many stories are missed and doubled.
func (h *history) check(t *testing.T, seed int, w settings.Watch) (missed, doubled int) {
	t.Helper()
	all := h.room.of(w)
	told, shown := 0, make(map[string]bool)
	for i, m := range all {
		told += len(m.receipts) + m.more
		for _, receipt := range m.receipts {
			if event := eventOf(receipt); shown[event] || event == "old" {
				doubled++
				t.Errorf("seed %d, watch %d: %s is told again", seed, w.Number, event)
			}
			shown[eventOf(receipt)] = true
		}
		if slices.ContainsFunc(all[:i], func(o message) bool { return o.key == m.key }) {
			doubled++
			t.Errorf("seed %d, watch %d: the message %s is there twice", seed, w.Number, m.key)
		}
		if isQuiet(w, m.at) {
			t.Errorf("seed %d, watch %d: a message at %s, quiet from %s", seed, w.Number, m.at.Format("15:04"), w.Quiet)
		}
	}
	h.checkPace(t, seed, all)
	if want := len(h.happened[w.About]); told != want {
		missed, doubled = missed+max(0, want-told), doubled+max(0, told-want)
		t.Errorf("seed %d, watch %d: %d stories were told, want %d", seed, w.Number, told, want)
	}
	return missed, doubled
}

// checkPace checks when messages came.
func (h *history) checkPace(t *testing.T, seed int, all []message) {
	t.Helper()
	for i := range all {
		if i > 0 && all[i].at.Sub(all[i-1].at) < between {
			t.Errorf("seed %d: two messages within %s", seed, all[i].at.Sub(all[i-1].at))
		}
		if i >= mostADay && all[i].at.Sub(all[i-mostADay].at) < day {
			t.Errorf("seed %d: more than %d messages within a day", seed, mostADay)
		}
	}
}

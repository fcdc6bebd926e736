package servers

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"quoth/bot"
	"quoth/bot/commands/daily"
	"quoth/bot/guild"
	"quoth/bot/schedule"
	"quoth/bot/settings"
)

// wall is a schedule.Poster that keeps what was posted, and knows nothing of nonces.
type wall struct {
	mu     sync.Mutex
	posted []schedule.Posting
	before func() error // refuses a post
	after  func() error // loses the answer to a post
}

func (w *wall) Post(_ context.Context, p schedule.Posting) (string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.before != nil {
		if err := w.before(); err != nil {
			return "", err
		}
	}
	w.posted = append(w.posted, p)
	if w.after != nil {
		if err := w.after(); err != nil {
			return "", err
		}
	}
	return "m" + p.Key, nil
}

func (w *wall) Find(_ context.Context, p schedule.Posting) (string, bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, other := range w.posted {
		if other.Key == p.Key {
			return "m" + p.Key, true, nil
		}
	}
	return "", false, nil
}

// counter is a server's settings in virtual time, with the wall of its channel.
type counter struct {
	t *testing.T
	*Servers
	*wall
}

// inVirtualTime runs f on Tuesday 6 January 2026 at a time of day, in UTC.
func inVirtualTime(t *testing.T, clock string, f func(c *counter)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		at, err := time.Parse("2006-01-02 15:04", "2026-01-06 "+clock)
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Until(at))
		c := &counter{t, newServers(t), &wall{}}
		c.now, c.Poster = time.Now, c.wall
		c.Source = func(context.Context, settings.Daily, string) (bot.Reply, error) { return bot.Reply{}, nil }
		f(c)
	})
}

func (c *counter) setAt(hour int) daily.Set {
	c.t.Helper()
	set, err := c.SetDaily(c.t.Context(), settings.Daily{Server: "81", Channel: "207", Hour: hour, Zone: "UTC", SetBy: "7"})
	if err != nil {
		c.t.Fatal(err)
	}
	return set
}

// scheduled returns the schedule of the channel.
func (c *counter) scheduled() bot.Schedule {
	c.t.Helper()
	all, err := c.Dailies("81", time.Now())
	if err != nil || len(all) != 1 {
		c.t.Fatalf("schedules %+v, %v", all, err)
	}
	return all[0]
}

// startLoop starts the loop that posts the summaries. Call stop to end it.
func (c *counter) startLoop() (stop func()) {
	loop := schedule.New(schedule.Options{Ledger: c.store, Poster: c.wall, Source: c.Source})
	c.Changed = loop.Notify
	ctx, cancel := context.WithCancel(c.t.Context())
	var running sync.WaitGroup
	running.Go(func() { loop.Run(ctx) })
	return func() {
		cancel()
		running.Wait()
	}
}

func (c *counter) postNow() daily.Posted {
	c.t.Helper()
	posted, err := c.PostNow(c.t.Context(), c.scheduled().Daily)
	if err != nil {
		c.t.Fatal(err)
	}
	return posted
}

// A post at once takes the place of today's post where that is still to come, and about the same day.
func TestPostNow(t *testing.T) {
	const monday, tuesday = "2026-01-05", "2026-01-06"
	for _, tt := range []struct {
		name, clock string
		hour        int // of the schedule
		day         string
		inPlace     bool
		next        string
	}{
		{"before a morning post", "07:00", 8, monday, true, "2026-01-07 08:00"},
		{"before an evening post, which is about another day", "07:00", 18, monday, false, "2026-01-06 18:00"},
		{"before an evening post, about the same day", "13:00", 18, tuesday, true, "2026-01-07 18:00"},
		{"set after its time", "09:00", 8, monday, false, "2026-01-07 08:00"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inVirtualTime(t, tt.clock, func(c *counter) {
				c.setAt(tt.hour)
				got := c.postNow()
				if got.Day.Format(time.DateOnly) != tt.day || got.InPlace != tt.inPlace ||
					got.Next.Format("2006-01-02 15:04") != tt.next || !got.Before.IsZero() || len(c.posted) != 1 {
					t.Errorf("posted %+v in %d messages, want %+v", got, len(c.posted), tt)
				}
				if s := c.scheduled(); !s.Next.Equal(got.Next) || (s.Last != "") != tt.inPlace {
					t.Errorf("the schedule is %+v", s)
				}
				if got := title(c.posted[0].Daily, c.posted[0].Date); !strings.HasPrefix(got, bot.LongDate(must(time.Parse(
					time.DateOnly, tt.day)))) {
					t.Errorf("the title is %q", got)
				}
				time.Sleep(time.Minute)
				if again := c.postNow(); again.Before.IsZero() || len(c.posted) != 1 || !again.Next.Equal(got.Next) {
					t.Errorf("pressed again: %+v, %d messages", again, len(c.posted))
				}
				time.Sleep(guild.Again)
				if later := c.postNow(); !later.Before.IsZero() || later.InPlace || len(c.posted) != 2 {
					t.Errorf("pressed again later: %+v, %d messages", later, len(c.posted))
				}
			})
		})
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// Pressed twice at the same moment, it posts with one key, of which Discord makes one message.
func TestPostNowTwiceAtOnce(t *testing.T) {
	for _, hour := range []int{8, 18} {
		inVirtualTime(t, "07:00", func(c *counter) {
			c.setAt(hour)
			d := c.scheduled().Daily
			var running sync.WaitGroup
			for range 8 {
				running.Go(func() {
					if _, err := c.PostNow(c.t.Context(), d); err != nil {
						t.Error(err)
					}
				})
			}
			running.Wait()
			for _, p := range c.posted {
				if p.Key != c.posted[0].Key {
					t.Errorf("posted with the keys %s and %s", c.posted[0].Key, p.Key)
				}
			}
		})
	}
}

// What is posted at once just after the schedule has posted is the same, and not posted again.
func TestPostNowAfterSchedule(t *testing.T) {
	inVirtualTime(t, "07:59", func(c *counter) {
		c.setAt(8)
		stop := c.startLoop()
		time.Sleep(2 * time.Minute)
		if got := c.postNow(); got.Before.IsZero() || len(c.posted) != 1 {
			t.Errorf("posted %+v, %d messages", got, len(c.posted))
		}
		stop()
	})
}

// A post at once that fails leaves today's post to the schedule; one whose answer is lost is found by it.
func TestPostNowFails(t *testing.T) {
	for name, fail := range map[string]func(w *wall, f func() error){
		"not sent":           func(w *wall, f func() error) { w.before = f },
		"the answer is lost": func(w *wall, f func() error) { w.after = f },
	} {
		t.Run(name, func(t *testing.T) {
			inVirtualTime(t, "07:00", func(c *counter) {
				c.setAt(8)
				fail(c.wall, func() error { return errors.New("503") })
				if _, err := c.PostNow(c.t.Context(), c.scheduled().Daily); err == nil {
					t.Error("no error")
				}
				fail(c.wall, nil)
				stop := c.startLoop()
				time.Sleep(2 * time.Hour)
				stop()
				if len(c.posted) != 1 || c.scheduled().Last != "2026-01-06, posted" {
					t.Errorf("%d messages, last %q", len(c.posted), c.scheduled().Last)
				}
			})
		})
	}
	t.Run("tried again at once", func(t *testing.T) {
		for _, hour := range []int{8, 18} {
			inVirtualTime(t, "07:00", func(c *counter) {
				c.setAt(hour)
				c.after = func() error { return errors.New("503") }
				if _, err := c.PostNow(c.t.Context(), c.scheduled().Daily); err == nil {
					t.Error("no error")
				}
				c.after = nil
				if got := c.postNow(); len(c.posted) != 1 || got.InPlace != (hour == 8) {
					t.Errorf("posted %+v, %d messages", got, len(c.posted))
				}
			})
		}
	})
}

func TestPostNowRefused(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(c *counter)
		want   string
	}{
		{"no news", func(c *counter) {
			c.Source = func(context.Context, settings.Daily, string) (bot.Reply, error) {
				return bot.Reply{Outcome: bot.Silent}, nil
			}
		}, "There is nothing to post: no news of Monday 5 January 2026."},
		{"gone by now", func(c *counter) {
			c.before = func() error { return &schedule.Refused{Reason: "The channel is gone."} }
		}, "The channel is gone."},
		{"an outlet that is not there", func(c *counter) {
			c.Source = func(context.Context, settings.Daily, string) (bot.Reply, error) {
				return bot.Reply{}, &bot.Refusal{Message: "There is no outlet."}
			}
		}, "There is no outlet."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inVirtualTime(t, "07:00", func(c *counter) {
				c.setAt(8)
				tt.change(c)
				_, err := c.PostNow(c.t.Context(), c.scheduled().Daily)
				if refusal, ok := errors.AsType[*bot.Refusal](err); !ok || refusal.Message != tt.want {
					t.Errorf("error %v, want a refusal with %q", err, tt.want)
				}
				if c.scheduled().Next.Format("15:04") != "08:00" || len(c.posted) > 0 {
					t.Errorf("the schedule is %+v", c.scheduled())
				}
			})
		})
	}
}

// Where a schedule keeps to a topic or some outlets, that is why there may be no news.
func TestAbout(t *testing.T) {
	for want, d := range map[string]settings.Daily{
		"":                       {},
		" about “ferry”":         {Topic: "ferry"},
		" from Tavel Post, Orle": {Sources: []string{"Tavel Post", "Orle"}},
		" about “ferry” from Sorrel Valley Echo": {Topic: "ferry", Sources: []string{"Sorrel Valley Echo"}},
	} {
		if got := about(d); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Without a schedule, it posts, and says of no next post.
func TestPostNowWithoutSchedule(t *testing.T) {
	inVirtualTime(t, "07:00", func(c *counter) {
		got, err := c.PostNow(c.t.Context(), settings.Daily{Server: "81", Channel: "300", Zone: "Europe/London"})
		if err != nil || !got.Next.IsZero() || got.InPlace || len(c.posted) != 1 || c.posted[0].Daily.Channel != "300" {
			t.Errorf("posted %+v, %v", got, err)
		}
		if kept, err := c.Kept("81"); err != nil || !strings.Contains(strings.Join(kept, "\n"), "/daily now in channel 300") {
			t.Errorf("kept %q, %v", kept, err)
		}
	})
}

// What was refused in the morning is posted at once when the schedule is set again, and once.
func TestSetAgainAfterFailure(t *testing.T) {
	inVirtualTime(t, "07:00", func(c *counter) {
		c.before = func() error { return &schedule.Refused{Reason: "Quoth may not post."} }
		c.setAt(8)
		stop := c.startLoop()
		time.Sleep(2 * time.Hour)
		if d := c.scheduled(); !d.IsRefused() || d.Refused.Why != "Quoth may not post." || d.Until != "2026-01-09" {
			t.Errorf("the schedule is %+v, want it refused", d)
		}
		if kept := strings.Join(must(c.Kept("81")), "\n"); !strings.Contains(kept, "has refused posts since 2026-01-06") {
			t.Errorf("kept %q, want the refusal", kept)
		}
		c.before = nil
		if set := c.setAt(8); !set.AtOnce {
			t.Errorf("set %+v, want a post at once", set)
		}
		time.Sleep(time.Minute)
		c.setAt(18)
		time.Sleep(12 * time.Hour)
		stop()
		if d := c.scheduled(); len(c.posted) != 1 || c.posted[0].Date != "2026-01-06" || d.Last != "2026-01-06, posted" ||
			d.IsRefused() {
			t.Errorf("posted %+v, last %q", c.posted, c.scheduled().Last)
		}
	})
}

// What was refused in the morning can be posted at once, in the place of the schedule's post, which ends the
// refusal; while the channel refuses posts, whoever asks for one reads why.
func TestPostNowWhileRefused(t *testing.T) {
	inVirtualTime(t, "07:00", func(c *counter) {
		c.before = func() error { return &schedule.Refused{Reason: "Quoth may not post."} }
		c.setAt(8)
		stop := c.startLoop()
		time.Sleep(2 * time.Hour)
		_, err := c.PostNow(c.t.Context(), c.scheduled().Daily)
		if refusal, ok := errors.AsType[*bot.Refusal](err); !ok || refusal.Message != "Quoth may not post." {
			t.Errorf("error %v, want a refusal", err)
		}
		c.before = nil
		if posted := c.postNow(); !posted.InPlace {
			t.Errorf("posted %+v, want it in the place of the schedule's", posted)
		}
		if d := c.scheduled(); d.IsRefused() || d.Last != "2026-01-06, posted" {
			t.Errorf("the schedule is %+v", d)
		}
		time.Sleep(12 * time.Hour)
		stop()
		if len(c.posted) != 1 {
			t.Errorf("posted %+v, want one", c.posted)
		}
	})
}

// A preview is what would be posted now, with the settings of the schedule.
func TestPreview(t *testing.T) {
	inVirtualTime(t, "07:00", func(c *counter) {
		c.setAt(18)
		c.Source = func(_ context.Context, d settings.Daily, date string) (bot.Reply, error) {
			return bot.Reply{Query: title(d, date)}, nil
		}
		d := c.scheduled().Daily
		d.Topic = "ferry"
		got, err := c.Preview(c.t.Context(), d)
		if want := "Monday 5 January 2026: ferry"; err != nil || got.Query != want || len(c.posted) > 0 {
			t.Errorf("preview of %q, %v, want %q", got.Query, err, want)
		}
	})
}

// A change of time counts from the same day on, and loses no post.
func TestSetDailyTakesEffect(t *testing.T) {
	for _, tt := range []struct {
		name           string
		before, after  int         // hours of the schedule; before is 0 where there was none
		row            guild.State // of today; empty: there is none
		atOnce, passed bool
		next           string
	}{
		{"new, later today", 0, 18, "", false, false, "2026-01-06 18:00"},
		{"new, its time has passed", 0, 9, "", false, true, "2026-01-07 09:00"},
		{"later today", 15, 18, "", false, false, "2026-01-06 18:00"},
		{"earlier today, still to come", 18, 15, "", false, false, "2026-01-06 15:00"},
		{"its time has passed: today's post is not lost", 18, 9, "", true, false, "2026-01-07 09:00"},
		{"posted today: tomorrow", 8, 18, guild.Sent, false, false, "2026-01-07 18:00"},
		{"posted today, and passed again", 8, 9, guild.Sent, false, false, "2026-01-07 09:00"},
		{"it failed today: it is tried again at once", 8, 8, guild.GaveUp, true, false, "2026-01-07 08:00"},
		{"it failed today: it is tried again later", 8, 18, guild.GaveUp, false, false, "2026-01-06 18:00"},
		{"it is on its way: it stays so", 8, 9, guild.Planned, true, false, "2026-01-07 09:00"},
		{"it is on its way: it goes later", 8, 18, guild.Planned, false, false, "2026-01-06 18:00"},
		{"no news at eight: perhaps later", 8, 18, guild.Empty, false, false, "2026-01-06 18:00"},
		{"no news at eight, and passed again", 8, 9, guild.Empty, false, false, "2026-01-07 09:00"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			inVirtualTime(t, "07:00", func(c *counter) {
				if tt.before > 0 {
					c.setAt(tt.before)
				}
				if tt.row != "" {
					row := must(first(c.store.Plan("81", "207", "2026-01-06")))
					row.State = tt.row
					if err := c.store.Settle(row); err != nil && tt.row != guild.Planned {
						t.Fatal(err)
					}
				}
				time.Sleep(5 * time.Hour) // to noon
				set := c.setAt(tt.after)
				if set.AtOnce != tt.atOnce || set.Passed != tt.passed || set.Schedule.Next.Format("2006-01-02 15:04") != tt.next {
					t.Errorf("set %+v, want %+v", set, tt)
				}
				if tt.atOnce != !set.Schedule.Since.IsZero() {
					t.Errorf("it begins at %v", set.Schedule.Since)
				}
				if set.Schedule.Place.Channel != "news" {
					t.Errorf("place %+v", set.Schedule.Place)
				}
			})
		})
	}
}

func first(p guild.Post, _ bool, err error) (guild.Post, error) { return p, err }

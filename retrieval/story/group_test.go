package story

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"quoth/retrieval/news"
)

// printed is an article as an outlet printed it, days after tuesday.
func printed(key, outlet, title, text string, days int) *news.Article {
	return news.New(news.Article{Key: news.Key(key), Source: outlet, Title: title, Text: text,
		Published: tuesday.AddDate(0, 0, days)})
}

// The lock of Quenby in an agency's words, and in those of two papers.
func lock() []*news.Article {
	return []*news.Article{
		printed("agency", "Coast Agency", "Quenby to close lock", wire, 0),
		printed("gazette", "Quenby Gazette", "Barges face the long way round", "From our own staff. "+wire, 0),
		printed("herald", "Sarn Herald", "Quenby lock shut for 14 months as gates crack",
			"SARN — Quenby will shut its old lock for more than a year because divers found cracks in the gates, the harbour board decided on Tuesday.\n"+
				"Barges must take the Sarn canal instead, where tolls are to be halved.\n“It is a heavy blow for the yards,” said the skipper Odile Farrant.", 0),
		printed("post", "Morning Post", "Cracked gates close Quenby lock to barges",
			"The harbour board of Quenby has closed the lock, where divers saw cracks in the old gates, and sent all barges round by the Sarn canal.\n"+
				"Lorcan Prewett, the board’s chairman, said new gates would cost 27 million crowns.", 0),
	}
}

func others() []*news.Article {
	return []*news.Article{
		printed("cup", "Sarn Herald", "Rovers win the Lantern Cup on penalties",
			"Goalkeeper Tilda Marsh saved three penalties as the Rovers beat Athletic on Sunday to win the cup for the first time since the war.", 0),
		printed("honey", "Morning Post", "Honey trader jailed for syrup fraud",
			"A trader who sold sugar syrup as heather honey was sent to prison for two years by the regional court.", 0),
	}
}

// keysOf returns the keys of the articles of each wording of each story, in the order of the stories.
func keysOf(stories []Story) [][][]string {
	var out [][][]string
	for _, s := range stories {
		var wordings [][]string
		for _, w := range s.Wordings {
			var keys []string
			for _, a := range w.Articles {
				keys = append(keys, string(a.Key))
			}
			slices.Sort(keys)
			wordings = append(wordings, keys)
		}
		slices.SortFunc(wordings, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
		out = append(out, wordings)
	}
	return out
}

func group(articles []*news.Article) []Story { return NewCorpus(articles).Group(articles) }

func TestGroup(t *testing.T) {
	late := printed("late", "Sarn Herald", "Quenby lock shut for 14 months as gates crack",
		lock()[2].Text+"\nThe gates came from a yard in Sarn.", 30)
	for _, tc := range []struct {
		name     string
		articles []*news.Article
		want     [][][]string
	}{
		{"none", nil, nil},
		{"one", others()[:1], [][][]string{{{"cup"}}}},
		{"an event in three wordings, one printed twice", slices.Concat(others(), lock()),
			[][][]string{{{"agency", "gazette"}, {"herald"}, {"post"}}, {{"cup"}}, {{"honey"}}}},
		{"a month later in other words", append(lock()[3:], late), [][][]string{{{"late"}}, {{"post"}}}},
		{"without words", []*news.Article{printed("a", "", "", "", 0), printed("b", "", "", "", 0)},
			[][][]string{{{"a"}}, {{"b"}}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, keysOf(group(tc.articles))); diff != "" {
				t.Errorf("stories differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGroupIsTheSameInEveryOrder(t *testing.T) {
	articles := slices.Concat(lock(), others())
	want := group(articles)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 10 {
		rng.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		if diff := cmp.Diff(want, group(articles), cmp.AllowUnexported(Story{}, weight{}),
			cmpopts.IgnoreUnexported(Wording{})); diff != "" {
			t.Fatalf("another order gives other stories (-want +got):\n%s", diff)
		}
	}
}

// The cut is on the mean of all pairs: a piece that shares its words with one side of a
// story only does not join it.
func TestGroupJoinsByTheMean(t *testing.T) {
	words := func(from, to int) string {
		var b strings.Builder
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "word%d ", i)
		}
		return b.String() + "ends."
	}
	chain := []*news.Article{
		printed("a", "", "", words(0, 40), 0), printed("b", "", "", words(24, 64), 0), printed("c", "", "",
			words(50, 90), 0),
	}
	c := NewCorpus(chain)
	ab, bc, ac := c.Of(chain[0]).Dot(c.Of(chain[1])), c.Of(chain[1]).Dot(c.Of(chain[2])),
		c.Of(chain[0]).Dot(c.Of(chain[2]))
	if ab < sameEvent || bc < sameEvent || bc >= ab || (bc+ac)/2 >= sameEvent {
		t.Fatalf("likenesses %.2f %.2f %.2f are no chain", ab, bc, ac)
	}
	if diff := cmp.Diff([][][]string{{{"a"}, {"b"}}, {{"c"}}}, keysOf(c.Group(chain))); diff != "" {
		t.Errorf("stories differ (-want +got):\n%s", diff)
	}
}

func TestStory(t *testing.T) {
	stories := group(slices.Concat(lock(), others()))
	if got, want := stories[0].Outlets(), []string{"Coast Agency", "Morning Post", "Quenby Gazette",
		"Sarn Herald"}; !slices.Equal(got, want) {
		t.Errorf("outlets = %q, want %q", got, want)
	}
	if got, want := len(stories[0].Articles()), 4; got != want {
		t.Errorf("%d articles, want %d", got, want)
	}
	if got := stories[0].Alike(stories[0]); math.Abs(got-1) > 1e-9 {
		t.Errorf("a story is %v alike to itself, want 1", got)
	}
	if got := stories[0].Alike(stories[1]); got > 0.1 {
		t.Errorf("two events are %v alike, want next to nothing", got)
	}
	for _, w := range stories[0].Wordings {
		if w.Centrality <= sameEvent || w.Centrality > 1 {
			t.Errorf("%s has centrality %v", w.Articles[0].Key, w.Centrality)
		}
	}
}

func TestCorpusWeighsNames(t *testing.T) {
	c := NewCorpus(slices.Concat(lock(), others()))
	name, plain := c.OfText("Old Quenby closes"), c.OfText("Old quenby closes")
	if quenby := c.OfText("quenby"); name.Dot(quenby) <= plain.Dot(quenby) {
		t.Errorf("a name weighs %v, the same word in small letters %v", name.Dot(quenby), plain.Dot(quenby))
	}
	if got := c.OfText("who said so on Tuesday"); len(got) != 1 {
		t.Errorf("%d terms, want the one that is not of the trade", len(got))
	}
}

// 500 prints of one text are one wording, found without comparing each with all.
func TestWordingsOfManyCopies(t *testing.T) {
	var articles []*news.Article
	for i := range 500 {
		articles = append(articles, printed(fmt.Sprint("copy", i), fmt.Sprint("Outlet ", i), "", firstWords(wire,
			0.5+float64(i%50)/100), 0))
	}
	start := time.Now()
	got := Wordings(articles)
	if len(got) != 1 || len(got[0].Articles) != 500 {
		t.Errorf("%d wordings, want one with 500 articles", len(got))
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

// Near finds what comparing all with all finds.
func TestNear(t *testing.T) {
	stories := group(slices.Concat(lock(), others()))
	near := NewNear(stories)
	for _, s := range stories {
		for _, least := range []float64{0.01, 0.2, 0.9} {
			var got, want []news.Key
			for _, o := range near.To(s, least) {
				got = append(got, o.Key())
			}
			for _, o := range stories {
				if s.Alike(o) >= least {
					want = append(want, o.Key())
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("near to %s by %v: %q, want %q", s.Key(), least, got, want)
			}
		}
	}
}

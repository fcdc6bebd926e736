package vocabulary

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
)

// repeated is a line that no wording shows to be boilerplate.
const repeated = "Our harbour pilots read no other paper"

// repeating returns articles of an outlet, each with a story of its own and the repeated line, and their
// serials.
func repeating(n int) Batch {
	var b Batch
	for i, town := range strings.Fields("Sarn Orlo Quenby Tarn Lisk Brede Holm Vane Skell Marr")[:n] {
		thing := strings.Fields("granary tramway orchard ferry choir quarry bakery")[i%7]
		b.Add = append(b.Add, news.New(news.Article{Key: news.Key(town), Source: "The Wharf Courier", Title: town + " loses its " + thing,
			Text: fmt.Sprintf("In %s the old %s closes after %d years, and %d people leave.\n\n%s", town, thing, 20+i, 300+7*i, repeated)}))
		b.Serials = append(b.Serials, news.Serial(i+1))
		b.Upto = news.Serial(i + 1)
	}
	return b
}

// unread returns what is boilerplate of an article.
func unread(v *Vocabulary, a *news.Article) string {
	var out []string
	for _, s := range v.Boilerplate(0, a) {
		out = append(out, s.Of(a.Text))
	}
	return strings.Join(out, "\n")
}

// The line of an outlet is learnt once and for all, in any number of steps, and only of that outlet.
func TestLearnsLines(t *testing.T) {
	for _, o := range []Options{{}, inFile(t)} {
		v := open(t, o)
		all := repeating(10)
		update(t, v, Batch{Add: all.Add[:3], Serials: all.Serials[:3], Upto: 3})
		if got := unread(v, all.Add[0]); got != "" {
			t.Errorf("of three articles %q is known", got)
		}
		before := v.Learnt()
		for i := 3; i < 10; i++ {
			update(t, v, Batch{Add: all.Add[i : i+1], Serials: all.Serials[i : i+1], Upto: all.Serials[i]})
		}
		if v.Learnt() == before {
			t.Error("Learnt is the same after a line became known")
		}
		earlier, err := v.Earlier()
		if diff := cmp.Diff([]news.Serial{1, 2, 3, 4}, earlier); diff != "" || err != nil {
			t.Errorf("earlier ones (-want +got):\n%s%v", diff, err)
		}
		if o.Path != "" {
			closeIt(t, v)
			v = open(t, o)
		}
		for _, a := range all.Add {
			if got := unread(v, a); got != repeated {
				t.Errorf("boilerplate of %q is %q", a.Title, got)
			}
		}
		other := *all.Add[0]
		other.Source = "Orlo Post"
		if got := unread(v, &other); got != "" {
			t.Errorf("boilerplate of another outlet is %q", got)
		}
		if err := v.Corrected([]news.Serial{1, 3}); err != nil {
			t.Fatal(err)
		}
		if earlier, err = v.Earlier(); !cmp.Equal(earlier, []news.Serial{2, 4}) || err != nil {
			t.Errorf("earlier ones after a correction are %v, %v", earlier, err)
		}
		if err := v.Reset(); err != nil {
			t.Fatal(err)
		}
		if got := unread(v, all.Add[0]); got != "" {
			t.Errorf("after a reset %q is known", got)
		}
	}
}

// What an outlet taught is the same in one step.
func TestLearnsTheSameAtOnce(t *testing.T) {
	at, one := memory(t), memory(t)
	all := repeating(10)
	update(t, at, all)
	for i := range all.Add {
		update(t, one, Batch{Add: all.Add[i : i+1], Serials: all.Serials[i : i+1], Upto: all.Serials[i]})
	}
	for _, a := range all.Add {
		if got, want := unread(at, a), unread(one, a); got != want || got == "" {
			t.Errorf("boilerplate at once is %q, one by one %q", got, want)
		}
	}
}

//go:build linux

package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// article is an invented article, as JSON Lines have it.
type article struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Source    string `json:"source"`
	URL       string `json:"url"`
	Text      string `json:"text"`

	topics     []string
	people     []speaker
	paragraphs []string
	quotes     []string
}

// speaker is somebody who speaks in an article, always with the same role.
type speaker struct{ first, last, role string }

var roles = []string{"minister", "spokesman", "director", "mayor", "judge", "professor", "chairman", "coach"}

const (
	paragraphs     = 5
	paragraphWords = 60
	outlets        = 40
	topicWords     = 12
	days           = 730
)

var firstDay = time.Date(2024, 3, 1, 6, 0, 0, 0, time.UTC)

// writer writes articles, each from its number alone.
type writer struct {
	*draws
	r *rand.Rand
}

func newWriter(d *draws, seed uint64, n int) *writer {
	return &writer{d, rand.New(rand.NewPCG(seed, uint64(n)))}
}

// article returns the n-th article.
func (d *draws) article(n int) *article {
	w := newWriter(d, 1, n)
	a := &article{ID: fmt.Sprintf("a-%07d", n), Source: outlet(w.r.IntN(outlets)),
		Published: firstDay.Add(time.Duration(w.r.IntN(days*24)) * time.Hour).Format(time.RFC3339)}
	a.URL = fmt.Sprintf("https://%s.example/%s/%s", strings.ToLower(strings.Fields(a.Source)[1]), a.Published[:10], a.ID)
	for range topicWords {
		a.topics = append(a.topics, word(w.topics.draw(w.r)))
	}
	for range 2 + w.r.IntN(3) {
		n := w.persons.draw(w.r)
		first, last := person(n)
		a.people = append(a.people, speaker{first, last, roles[n%len(roles)] + " of " + place(n%placeCount)})
	}
	a.Title = capitalized(a.topics[0]) + " " + a.topics[1] + " " + w.common() + " in " + place(w.places.draw(w.r)) +
		", " + a.people[0].last + " " + a.topics[2]
	for p := range paragraphs {
		a.paragraphs = append(a.paragraphs, w.paragraph(a, p))
	}
	a.Text = strings.Join(a.paragraphs, "\n")
	return a
}

func outlet(n int) string { return "The " + name(20_000+n) + " Post" }

func (w *writer) common() string { return word(w.words.draw(w.r)) }

// paragraph returns a paragraph in which one of the people speaks.
func (w *writer) paragraph(a *article, number int) string {
	s := a.people[number%len(a.people)]
	quoted := w.sentence(a, 14, "")
	a.quotes = append(a.quotes, quoted)
	out := []string{w.sentence(a, 15, s.last) + ".",
		"“" + quoted + ",” said " + s.first + " " + s.last + ", the " + s.role + "."}
	for words := 38; words < paragraphWords; words += 12 {
		out = append(out, w.sentence(a, 11, "")+".")
	}
	return strings.Join(out, " ")
}

// sentence returns a sentence of some words without its full stop, with a name if one is given.
func (w *writer) sentence(a *article, words int, named string) string {
	out := make([]string, 0, words+1)
	for i := range words {
		switch at := w.r.Float64(); {
		case i == words/2 && named != "":
			out = append(out, named)
		case at < .35:
			out = append(out, functionWords[w.function.draw(w.r)])
		case at < .53:
			out = append(out, a.topics[w.r.IntN(topicWords)])
		case at < .55:
			out = append(out, place(w.places.draw(w.r)))
		case at < .56:
			out = append(out, fmt.Sprint(2+w.r.IntN(900)))
		default:
			out = append(out, w.common())
		}
	}
	out[0] = capitalized(out[0])
	return strings.Join(out, " ")
}

func capitalized(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"time"
)

// town is an invented name of its own for each number.
func town(i int) string {
	first := strings.Fields("Bren Skel Quen Tarn Wid Orr Fen Mal Hask Dur Lin Pell Gar Ven Ash Crom Yar Nes Tol Bax")
	last := strings.Fields("holm lan by wick mouth stead ford gate mere dale haven ness thorpe field cote bridge moor well ley combe")
	name := first[i%20] + last[i/20%20]
	if i >= 400 {
		name += " " + first[i/400] + "ton"
	}
	return name
}

// article is one line of an import.
type article struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Source    string `json:"source"`
	Published string `json:"published"`
	Text      string `json:"text"`
}

// seals is how many seals article i counts.
func seals(i int) int { return 100 + 7*i }

func question(i int) string {
	return fmt.Sprintf("How many seals did the harbour office of %s count?", town(i))
}

// invent writes article i: a fact, somebody's words, and paragraphs of filling.
func invent(i, filled int) article {
	r := rand.New(rand.NewPCG(uint64(i), 7))
	paragraphs := []string{
		fmt.Sprintf("The harbour office of %s counted %d seals this spring.", town(i), seals(i)),
		fmt.Sprintf("“We will count again when the ice has gone,” said %s, the harbour master of %s.", speaker(i), town(i)),
	}
	for range filled {
		paragraphs = append(paragraphs, filling(r))
	}
	day := time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC).AddDate(0, 0, i%90)
	title := fmt.Sprintf("Seals counted at %s", town(i))
	return article{fmt.Sprint("a-", i), title, "The Quenby Packet", day.Format(time.RFC3339),
		strings.Join(paragraphs, "\n")}
}

func speaker(i int) string {
	first := strings.Fields("Ada Bo Cleo Dora Edda Finn Greta Hugo Ines Jory")
	last := strings.Fields("Crake Dunn Orme Pell Skarsgard Tolliver Venn Wray Yarrow Zell")
	return first[i%10] + " " + last[i/10%10]
}

// filling is a paragraph of about 60 words that says nothing.
func filling(r *rand.Rand) string {
	words := strings.Fields("the old ferry quay council road bridge water market station winter storm repair money plan vote crew school " +
		"teacher nurse farmer boat engine tide harbour mayor office budget letter meeting wall roof garden train line north south")
	var out []string
	for range 5 {
		n := 9 + r.IntN(6)
		var sentence []string
		for range n {
			sentence = append(sentence, words[r.IntN(len(words))])
		}
		out = append(out, "T"+strings.Join(sentence, " ")[1:]+".")
	}
	return strings.Join(out, " ")
}

// writeArticles writes n articles as JSON Lines.
func writeArticles(path string, n, filled int) error {
	all := make([]article, n)
	for i := range all {
		all[i] = invent(i, filled)
	}
	return write(path, all...)
}

func write(path string, articles ...article) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // which would make a text of brackets six times as long
	for _, a := range articles {
		if err := e.Encode(a); err != nil {
			return err
		}
	}
	return w.Flush()
}

// feed is a feed on loopback whose items lead to pages.
type feed struct {
	*httptest.Server
	items int
	page  []byte        // of every item; nil: one of its own for each
	slow  time.Duration // before each answer
}

func serveFeed() *feed {
	f := &feed{items: 20}
	f.Server = httptest.NewServer(f)
	return f
}

// ServeHTTP answers with the feed, or with the page of an item.
func (f *feed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	time.Sleep(f.slow)
	switch {
	case strings.HasPrefix(r.URL.Path, "/feed"):
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>The Quenby Wire</title><link>%s/</link>`, f.URL)
		for i := range f.items {
			fmt.Fprintf(w, "<item><title>Lamps at %s</title><link>%s/item/%d</link><guid>%d</guid>", town(i), f.URL,
				i, i)
			fmt.Fprintf(w, "<pubDate>%s</pubDate><description>Short.</description></item>",
				time.Now().Add(-time.Hour).Format(time.RFC1123Z))
		}
		fmt.Fprint(w, `</channel></rss>`)
	case strings.HasPrefix(r.URL.Path, "/item/") && f.page != nil:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(f.page)
	case strings.HasPrefix(r.URL.Path, "/item/"):
		var i int
		_, _ = fmt.Sscanf(r.URL.Path, "/item/%d", &i)
		a := invent(articleCount+i, 6)
		a.Text = strings.NewReplacer("seals", "lamps", "harbour office", "light board").Replace(a.Text)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<html><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p></article></body></html>",
			a.Title, a.Title, strings.ReplaceAll(a.Text, "\n", "</p><p>"))
	default:
		http.NotFound(w, r)
	}
}

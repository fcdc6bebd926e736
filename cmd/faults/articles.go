//go:build linux

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"time"
)

// articleCount is the number of articles that are imported: enough for several segments of an index.
const articleCount = 400

// town returns an invented name for each number.
func town(i int) string {
	first := strings.Fields("Bren Skel Quen Tarn Wid Orr Fen Mal Hask Dur Lin Pell Gar Ven Ash Crom Yar Nes Tol Bax")
	last := strings.Fields("holm lan by wick mouth stead ford gate mere dale haven ness thorpe field cote " +
		"bridge moor well ley combe")
	name := first[i%20] + last[i/20%20]
	if i >= 400 {
		name += " " + first[i/400] + "ton"
	}
	return name
}

// article is a line of an import.
type article struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Source    string `json:"source"`
	Published string `json:"published"`
	Text      string `json:"text"`
}

// seals returns the number of seals in article i.
func seals(i int) int { return 100 + 7*i }

// question returns the question that article i answers.
func question(i int) string {
	return fmt.Sprintf("How many seals did the harbour office of %s count?", town(i))
}

// invent returns article i: a fact, a quotation, and the given number of meaningless paragraphs.
func invent(i, paragraphCount int) article {
	r := rand.New(rand.NewPCG(uint64(i), 7))
	paragraphs := []string{
		fmt.Sprintf("The harbour office of %s counted %d seals this spring.", town(i), seals(i)),
		fmt.Sprintf("“We will count again when the ice has gone,” said %s, the harbour master of %s.",
			speaker(i), town(i)),
	}
	for range paragraphCount {
		paragraphs = append(paragraphs, filler(r))
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

// filler returns a meaningless paragraph of about 60 words.
func filler(r *rand.Rand) string {
	words := strings.Fields("the old ferry quay council road bridge water market station winter storm repair " +
		"money plan vote crew school teacher nurse farmer boat engine tide harbour mayor office budget letter " +
		"meeting wall roof garden train line north south")
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

// writeArticles writes n invented articles as JSON Lines.
func writeArticles(path string, n, paragraphCount int) error {
	all := make([]article, n)
	for i := range all {
		all[i] = invent(i, paragraphCount)
	}
	return write(path, all...)
}

// write writes articles as JSON Lines.
func write(path string, articles ...article) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // escapes would make a text of brackets six times as long
	for _, a := range articles {
		if err := e.Encode(a); err != nil {
			return err
		}
	}
	return w.Flush()
}

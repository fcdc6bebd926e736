package story

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// leadWords is the number of an article's words that are read besides its headline, to find what it
// is about.
const leadWords = 120

// worth is what an occurrence of a word counts, and one of a name, which is a word with a capital
// inside a sentence. Names tell events apart better than other words do; headlines in capitals hide
// them.
type worth struct{ word, name float64 }

var (
	inTitle = worth{2, 2}
	inText  = worth{1, 1.5}
)

// background is a number of articles that is added to those of a corpus. A corpus of a few days is small,
// and a term that two of three articles have is not yet a common one.
const background = 200

// Corpus knows how rare each term is in the articles of some days, so that texts can be
// compared. It is not safe for concurrent use: it remembers words.
type Corpus struct {
	ids      map[string]int32
	holders  []int // for each term, how many articles have it in headline or lead
	articles int
	stemmer  prose.Stemmer
	vectors  map[*news.Article]Vector
}

// NewCorpus reads articles, in any order. Those of the days before help to know what is common.
func NewCorpus(articles []*news.Article) *Corpus {
	c := &Corpus{stemmer: prose.Stemmer{Plain: true}, ids: make(map[string]int32),
		vectors: make(map[*news.Article]Vector, len(articles))}
	ordered := slices.Clone(articles)
	slices.SortFunc(ordered, byAge) // so that their order does not matter
	for _, a := range ordered {
		if _, again := c.vectors[a]; again {
			continue
		}
		v := c.count(a)
		c.vectors[a] = v
		c.articles++
		for _, t := range v {
			c.holders[t.id]++
		}
	}
	for a, v := range c.vectors {
		c.vectors[a] = c.weighed(v)
	}
	return c
}

// Of returns the vector of an article's headline and first words.
func (c *Corpus) Of(a *news.Article) Vector {
	if v, ok := c.vectors[a]; ok {
		return v
	}
	return c.weighed(c.count(a))
}

// OfText returns the vector of any text.
func (c *Corpus) OfText(text string) Vector {
	counts := make(map[int32]float64)
	c.add(counts, text, inText, math.MaxInt)
	return c.weighed(vectorOf(counts))
}

// count returns the counts of the terms of an article's headline and first words.
func (c *Corpus) count(a *news.Article) Vector {
	counts := make(map[int32]float64)
	c.add(counts, a.Title, inTitle, math.MaxInt)
	left := leadWords
	for p := range Body(a.Text) {
		if left = c.add(counts, p.Of(a.Text), inText, left); left <= 0 {
			break
		}
	}
	return vectorOf(counts)
}

// add counts the terms of the first words of text, and returns how many words of limit are left.
func (c *Corpus) add(counts map[int32]float64, text string, each worth, limit int) int {
	words := prose.NewWords(text)
	for inside := false; limit > 0 && words.Next(); limit-- {
		word := words.Span().Of(text)
		value := each.word
		if first, _ := utf8.DecodeRuneInString(word); inside && unicode.IsUpper(first) {
			value = each.name
		}
		inside = !opensSentence(text[words.Span().End:])
		if term := c.stemmer.Term(word); term != "" && !newsroomWords[term] {
			counts[c.id(term)] += value
		}
	}
	return limit
}

// opensSentence reports whether rest, which follows a word, has a full stop before the next.
func opensSentence(rest string) bool {
	for _, r := range rest {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return false
		case r == '.' || r == '?' || r == '!' || r == '\n':
			return true
		}
	}
	return true
}

// newsroomWords are index terms of the trade. They say who spoke and when, and are the same in many stories.
var newsroomWords = prose.Set(`said say told tell accord report news monday tuesday wednesday thursday
	friday saturday sunday today yesterday tomorrow day week month year time new one two three first
	last more than about also after befor who what when where how whi can could would will may not no
	all over up out we you i our your do get make take from dure while some other like just know peopl`)

// id returns the number of a term, a new one for a new term.
func (c *Corpus) id(term string) int32 {
	id, ok := c.ids[term]
	if !ok {
		id = int32(len(c.holders))
		c.ids[term] = id
		c.holders = append(c.holders, 0)
	}
	return id
}

// weighed returns counts as weights, (1 + ln tf) idf, in a vector of length 1.
func (c *Corpus) weighed(v Vector) Vector {
	for i, t := range v {
		idf := math.Log(float64(background+1+c.articles) / (0.5 + float64(c.holders[t.id])))
		v[i].value = (1 + math.Log(max(1, t.value))) * idf
	}
	return v.unit()
}

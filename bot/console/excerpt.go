package console

import (
	"cmp"
	"fmt"
	"strings"

	"quoth/bot"
)

// Excerpt draws the printed words, with the sentence that answers marked, and the citation.
func (p *page) Excerpt(b bot.Excerpt) {
	p.begin("excerpt", false)
	text, start := b.Excerpt.Text(), b.Excerpt.Span().Start
	answer := span{b.Sentence.Start - start, b.Sentence.End - start}
	quoted := quotation{text[:answer.start], answer.of(text), text[answer.end:]}
	p.quotation(quoted.marked(b.CutBefore, b.CutAfter))
	if said := b.SaidBy(); said != "" {
		p.hang("  ", "  ", dim, said)
	}
	p.citation(b.Citation())
	if also := b.Outlets(); len(also) > 0 {
		p.hang("  ", "  ", dim, "also in "+bot.Count(len(also), "outlet")+": "+strings.Join(also, ", "))
	}
	if b.Why != nil {
		p.why(b)
	}
}

// why draws how a result was weighed. Each part has a row: its name, its value and its effect.
func (p *page) why(b bot.Excerpt) {
	p.hang("  ", "  ", dim, fmt.Sprintf("why: confidence %.2f, rank %.3f =", b.Score, b.Why.Rank))
	for i, part := range b.Why.Parts {
		sign := "×"
		if i < 3 {
			sign = "+"
		}
		p.hang("    ", "    ", dim, fmt.Sprintf("%s %.3f  %s %.2f", sign, part.Effect, part.Name, part.Value))
	}
}

// quotation is printed words in three parts that follow each other. The middle one answers.
type quotation struct{ before, answer, after string }

// marked returns q with […] at the ends that are inside a sentence.
func (q quotation) marked(before, after bool) quotation {
	const mark = "[…]"
	switch {
	case before && q.before == "":
		q.answer = mark + " " + q.answer
	case before:
		q.before = mark + " " + q.before
	}
	switch {
	case after && q.after != "":
		q.after += " " + mark
	case after && q.answer != "":
		q.answer += " " + mark
	case after:
		q.before += " " + mark
	}
	return q
}

// Article draws an entry of a list: its citation first, then the excerpt.
func (p *page) Article(b bot.Article) {
	p.begin("article", false)
	p.hang("", "  ", bold, p.source(b.Citation()))
	p.quotation(quotation{before: b.Text()}.marked(b.Cuts()))
	p.proof(b.Citation())
}

// Cited draws where an excerpt was printed.
func (p *page) Cited(b bot.Cited) {
	p.begin("cited", false)
	p.citation(b.Citation())
}

// Verified draws that the words of a receipt are as stored, and the words themselves.
func (p *page) Verified(b bot.Verified) {
	p.begin("verified", false)
	p.line(bold, b.Verdict(p.day))
	p.quotation(quotation{before: b.Excerpt.Text()}.marked(b.Cuts()))
	p.citation(b.Citation())
	if change := b.Change(); change != "" {
		p.hang("  ", "  ", "", change)
	}
	p.differences("printed then", "now", b.Difference)
}

// quotation draws printed words. With colour they are one text, with the answer in bold; without
// colour, the answer has rows of its own behind ▸.
func (p *page) quotation(q quotation) {
	const bar, mark = "│ ", "▸ "
	if p.Color {
		before, answer := inert(q.before), inert(q.answer)
		p.rows(dim+bar+reset, before+answer+inert(q.after), span{len(before), len(before) + len(answer)})
		return
	}
	p.hang(bar, bar, "", q.before)
	p.hang(mark, mark, "", q.answer)
	p.hang(bar, bar, "", q.after)
}

// rows draws text behind a prefix of two columns, with the bytes of strong in bold.
func (p *page) rows(prefix, text string, strong span) {
	for _, row := range wrap(text, p.Width-2) {
		from := min(max(strong.start, row.start), row.end)
		to := min(max(strong.end, from), row.end)
		p.WriteString(prefix + text[row.start:from])
		p.paint(bold, text[from:to])
		p.WriteString(text[to:row.end] + "\n")
	}
}

// citation draws where an excerpt was printed, with its link and its receipt.
func (p *page) citation(c bot.Citation) {
	p.hang("— ", "  ", "", p.source(c))
	p.proof(c)
}

// maxLink keeps a link to about three rows, in characters. A link that would be longer names only the
// first and the last words of the excerpt or, if need be, the article alone.
const maxLink = 240

// proof draws the link and the receipt of an excerpt.
func (p *page) proof(c bot.Citation) {
	if link := cmp.Or(c.Link(maxLink), c.Address()); link != "" {
		p.hang("  ", "  ", dim, link)
	}
	p.hang("  ", "  ", dim, "receipt "+c.Receipt)
}

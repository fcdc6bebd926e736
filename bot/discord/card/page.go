package card

import (
	"slices"
	"strings"
	"time"

	"quoth/bot"
)

// page is a reply while it is drawn.
type page struct {
	pieces   []piece
	quiet    []string // lines of markdown for the small print above the cards
	block    int      // the block that is being drawn, from 1
	now      time.Time
	pictures bool // results have the picture of their article
	plain    bool // without links

	isSilent  bool      // the articles do not answer
	isSummary bool      // it is a summary, which has a card for each part
	isDated   bool      // results show the day of their article, not how long ago it was
	isCompare bool      // speakers stand side by side
	hasHead   bool      // the speaker of the quotations stands above them
	afterLead bool      // the story before was the lead of a summary
	columns   []*column // of speakers who stand side by side
	side      *column   // the one to which the next words belong; nil: none
	excerpts  int       // how many excerpts there are
	brief     int       // how many of them, the last ones, end with the sentence that answers
	seen      int       // how many were drawn
	stories   int       // how many stories of a summary were drawn
	quotes    int       // and how many of its quotations
}

var _ bot.Renderer = (*page)(nil)

// newPage returns an empty page for a reply.
func newPage(r bot.Reply, o Options) *page {
	isHeader := func(b bot.Block) bool { _, ok := b.(bot.SummaryHeader); return ok }
	p := &page{
		now: o.Now, pictures: o.Pictures, plain: o.Plain,
		isSilent: r.Outcome == bot.Silent, isCompare: r.Command == "compare", isDated: r.Command == "timeline",
		isSummary: slices.ContainsFunc(r.Blocks, isHeader),
	}
	for _, b := range r.Blocks {
		if _, ok := b.(bot.Excerpt); ok {
			p.excerpts++
		}
	}
	return p
}

// add adds a piece of the block that is being drawn.
func (p *page) add(a piece) {
	a.block = p.block
	p.pieces = append(p.pieces, a)
}

// own adds a paragraph in Quoth's own words. They may repeat what a person or an article wrote.
func (p *page) own(words string) { p.add(piece{text: Markdown(words), color: colorOwn, gap: true}) }

// smallPrint adds a line of small print in Quoth's own words.
func (p *page) smallPrint(words string) { p.add(piece{text: small(Markdown(words))}) }

// result adds the lines of a result that cites c.
func (p *page) result(c bot.Citation, lines ...string) {
	lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" })
	color := outletColor(outlet(c))
	if p.isSummary {
		color = colorSummary
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: color, gap: true, result: true, order: p.quoteOrder()})
}

// smallLine returns a line of small print of the parts that are not empty; empty if all are.
func smallLine(parts ...string) string {
	if line := dotted(parts...); line != "" {
		return small(line)
	}
	return ""
}

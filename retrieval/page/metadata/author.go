package metadata

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/page/byline"
	"quoth/retrieval/page/label"
	"quoth/retrieval/page/node"
)

// authorSources are the places that name the author, the most trusted first. A person of any of them comes
// before a single word, and that before a group, whatever the places.
var authorSources = []struct {
	texts func(*facts) []string
	why   string
}{
	{func(f *facts) []string { return f.ld.Authors }, "JSON-LD says whose this very article is"},
	{func(f *facts) []string { return f.all(authorMeta) }, "<meta> is about the page, or its outlet"},
	{(*facts).twitterAuthor, "a card names the author only where its label says so"},
	{func(f *facts) []string { return f.printed }, "a line by the headline with \"by\" is printed for this article"},
	{func(f *facts) []string { return f.labels.Authors }, "microdata and rel=author may be those of a box below"},
	{(*facts).shortBylines, "an element named by-line may be that of another story"},
	{(*facts).linkedAuthors, "a link to an author's page next to the headline has no \"by\""},
	{func(f *facts) []string { return f.ld.Persons }, "the only person in the JSON-LD is mostly the author"},
	{func(f *facts) []string { return f.ld.Groups }, "an organisation signs what no person does"},
}

// authorMeta are the names of <meta> elements that hold an author, the best first.
var authorMeta = []string{"parsely-author", "article:author", "article:author_name", "author", "sailthru.author",
	"dc.creator", "dc.creator.name", "dcterms.creator", "dc:creator", "byl", "byline", "authors", "cxenseparse:author",
	"article.author", "article_author", "og:article:author", "author_name", "authorname", "citation_author",
	"creator", "rbauthors", "shareaholic:article_author_name", "twitter:creator:name", "book:author", "news:author"}

// author returns the names of the authors, as the page prints or joins them. Groups count only if nobody else is
// named.
func (f *facts) author() string {
	f.outlets = f.ownOutlets()
	f.printed = f.printedBylines()
	var best byline.Byline
	for _, s := range authorSources {
		if b := byline.Merge(s.texts(f), f.outlets); b.Kind > best.Kind {
			best = b
		}
	}
	if best = f.corrected(best); best.Kind > byline.Nobody {
		return best.Text
	}
	if b := byline.Parse(label.ScriptAuthor(f.doc), f.outlets); b.Kind == byline.Person && len(f.ld.Groups) == 0 {
		return b.Text // scripts name widgets and themes, too: only where nothing else is named
	}
	return strings.Join(f.ld.Groups, ", ")
}

// corrected returns the by-line that is printed next to the headline instead of the declared one if it names more
// people, or quite others: content systems declare the owner of the account that saved the text.
func (f *facts) corrected(declared byline.Byline) byline.Byline {
	printed := byline.Merge(f.printed, f.outlets)
	isShouted := strings.ToUpper(printed.Text) == printed.Text && len(printed.Names) == len(declared.Names)
	switch {
	case printed.Kind < declared.Kind || printed.Kind == byline.Nobody || printed.Extends(declared) && isShouted:
		return declared
	case printed.Extends(declared) || !printed.Shares(declared):
		return printed
	}
	return declared
}

// all returns the contents of the first <meta> of the given names that names somebody.
func (f *facts) all(names []string) []string {
	var best []string
	kind := byline.Nobody
	for _, name := range names {
		if b := byline.Merge(f.meta[name], f.outlets); b.Kind > kind {
			best, kind = f.meta[name], b.Kind
		}
	}
	return best
}

// ownOutlets returns the names under which the outlet is known: those that it gives, and those in its host.
func (f *facts) ownOutlets() byline.Outlets {
	names := []string{f.first("og:site_name"), f.ld.Publisher, f.first("application-name", "dc.publisher"), f.host}
	for rest := f.host; rest != ""; {
		names = append(names, rest)
		label, after, _ := strings.Cut(rest, ".")
		names, rest = append(names, label), after
	}
	return byline.OutletsOf(names...)
}

// twitterAuthor returns the author that a page gives for its card on Twitter.
func (f *facts) twitterAuthor() []string {
	for _, n := range [...]string{"1", "2"} {
		switch strings.ToLower(f.first("twitter:label" + n)) {
		case "written by", "author", "by", "autor", "verfasst von", "écrit par", "escrito por":
			return f.meta["twitter:data"+n]
		}
	}
	return nil
}

// printedBylines returns the first of the best by-lines next to the headline that begin with "by".
func (f *facts) printedBylines() []string {
	best, kind := "", byline.Nobody
	for _, l := range f.beside {
		for _, s := range segments(l.Text) {
			if b := byline.Parse(s, f.outlets); b.By && b.Kind > kind && startsInCapital(b.Text) {
				best, kind = s, b.Kind
			}
		}
	}
	return []string{best}
}

func startsInCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(r)
}

// segments returns the ends of a line that begin at its start or after a mark. Long lines are prose.
func segments(line string) []string {
	const maxBytes = 200
	if len(line) > maxBytes || !byline.MayBegin(line) {
		return nil
	}
	out := []string{line}
	for i, r := range line {
		if strings.ContainsRune("|•·—–\n\t", r) {
			out = append(out, line[i:])
		}
	}
	return out
}

// shortBylines returns the first by-line that holds a name and is short enough: of those next to the headline, or
// else of all. Others are mostly those of other stories.
func (f *facts) shortBylines() []string {
	const maxWords, maxNameWords = 20, 9 // with and without "by"
	best := ""
	for _, s := range f.labels.Bylines {
		b, words := byline.Parse(s, f.outlets), len(strings.Fields(s))
		switch {
		case b.Kind == byline.Nobody || words > maxWords:
		case f.isBeside(s):
			return []string{s}
		case best == "" && (b.By || words <= maxNameWords):
			best = s
		}
	}
	return []string{best}
}

// isBeside reports whether a by-line begins in one of the lines next to the headline.
func (f *facts) isBeside(s string) bool {
	start, _, _ := strings.Cut(s, node.Touching)
	return slices.ContainsFunc(f.beside, func(l label.Line) bool { return strings.Contains(l.Text, start) })
}

// linkedAuthors returns the texts of links next to the headline to pages about authors, on the first line
// that has such a link.
func (f *facts) linkedAuthors() []string {
	i := slices.IndexFunc(f.beside, func(l label.Line) bool {
		return byline.Merge(l.Links, f.outlets).Kind == byline.Person
	})
	if i < 0 {
		return nil
	}
	return f.beside[i].Links
}

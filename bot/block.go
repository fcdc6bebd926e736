package bot

// Block is a piece of a reply. The set is closed: a new kind of block is a type of this package
// with a method of Renderer, so that no renderer compiles until it draws the new kind.
type Block interface{ draw(Renderer) }

// Renderer draws replies. It has one method for each kind of block.
type Renderer interface {
	Asked(Asked)
	Checked(Checked)
	Text(Text)
	Notice(Notice)
	Excerpt(Excerpt)
	Article(Article)
	Cited(Cited)
	Heading(Heading)
	Speaker(Speaker)
	Quotation(Quotation)
	Printing(Printing)
	Coverage(Coverage)
	SummaryHeader(SummaryHeader)
	Story(Story)
	Line(Line)
	Missing(Missing)
	Schedule(Schedule)
	Watch(Watch)
	Moment(Moment)
	Source(Source)
	Feed(Feed)
	FoundFeed(FoundFeed)
	Document(Document)
	Silence(Silence)
	Searched(Searched)
	Verified(Verified)
	Unverified(Unverified)
	Usage(Usage)
	Example(Example)
	Sample(Sample)
	Refusal(*Refusal)
	Failure(Failure)
}

func (b Asked) draw(r Renderer)         { r.Asked(b) }
func (b Checked) draw(r Renderer)       { r.Checked(b) }
func (b Text) draw(r Renderer)          { r.Text(b) }
func (b Notice) draw(r Renderer)        { r.Notice(b) }
func (b Excerpt) draw(r Renderer)       { r.Excerpt(b) }
func (b Article) draw(r Renderer)       { r.Article(b) }
func (b Cited) draw(r Renderer)         { r.Cited(b) }
func (b Heading) draw(r Renderer)       { r.Heading(b) }
func (b Speaker) draw(r Renderer)       { r.Speaker(b) }
func (b Quotation) draw(r Renderer)     { r.Quotation(b) }
func (b Printing) draw(r Renderer)      { r.Printing(b) }
func (b Coverage) draw(r Renderer)      { r.Coverage(b) }
func (b SummaryHeader) draw(r Renderer) { r.SummaryHeader(b) }
func (b Story) draw(r Renderer)         { r.Story(b) }
func (b Line) draw(r Renderer)          { r.Line(b) }
func (b Missing) draw(r Renderer)       { r.Missing(b) }
func (b Schedule) draw(r Renderer)      { r.Schedule(b) }
func (b Watch) draw(r Renderer)         { r.Watch(b) }
func (b Moment) draw(r Renderer)        { r.Moment(b) }
func (b Source) draw(r Renderer)        { r.Source(b) }
func (b Feed) draw(r Renderer)          { r.Feed(b) }
func (b FoundFeed) draw(r Renderer)     { r.FoundFeed(b) }
func (b Document) draw(r Renderer)      { r.Document(b) }
func (b Silence) draw(r Renderer)       { r.Silence(b) }
func (b Searched) draw(r Renderer)      { r.Searched(b) }
func (b Verified) draw(r Renderer)      { r.Verified(b) }
func (b Unverified) draw(r Renderer)    { r.Unverified(b) }
func (b Usage) draw(r Renderer)         { r.Usage(b) }
func (b Example) draw(r Renderer)       { r.Example(b) }
func (b Sample) draw(r Renderer)        { r.Sample(b) }
func (b *Refusal) draw(r Renderer)      { r.Refusal(b) }
func (b Failure) draw(r Renderer)       { r.Failure(b) }

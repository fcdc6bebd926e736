package bot

import (
	"encoding/json"
	"fmt"
	"time"
	"unicode/utf8"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// MarshalJSON writes the reply as one object. What is not known is absent, offsets
// count Unicode code points, and dates are as RFC 3339 has them.
func (r Reply) MarshalJSON() ([]byte, error) {
	w := &jsonRenderer{doc: document{Command: r.Command, Query: r.Query, Answered: r.Outcome == Answered}}
	r.Draw(w)
	if r.Command == "ask" { // where a summary is the answer to a question
		w.doc.Summary, w.doc.summaryJSON = w.doc.summaryJSON, nil
	}
	if w.err != nil {
		return nil, fmt.Errorf("write reply: %w", w.err)
	}
	return json.Marshal(w.doc)
}

// document is the JSON of a reply.
type document struct {
	Command  string            `json:"command"`
	Query    string            `json:"query,omitempty"`
	Answered bool              `json:"answered"`
	Sample   bool              `json:"sample"`
	Receipt  string            `json:"receipt,omitempty"`
	Verified *bool             `json:"verified,omitempty"`
	Current  *bool             `json:"current,omitempty"`
	Latest   news.Revision     `json:"latest,omitempty"`
	Results  []json.RawMessage `json:"results,omitzero"`
	Sides    []sideJSON        `json:"sides,omitempty"`
	Speaker  *speakerJSON      `json:"speaker,omitempty"`
	Sources  []sourceJSON      `json:"sources,omitempty"`
	Commands []commandJSON     `json:"commands,omitempty"`
	Searched *searchedJSON     `json:"searched,omitempty"`
	Silence  *silenceJSON      `json:"silence,omitempty"`
	Asked    *askedJSON        `json:"asked,omitempty"`
	Note     string            `json:"note,omitempty"`
	Summary  *summaryJSON      `json:"summary,omitempty"`
	Dailies  []dailyJSON       `json:"dailies,omitempty"`
	Feeds    []feedJSON        `json:"feeds,omitempty"`
	Document *documentJSON     `json:"document,omitempty"`
	Text     []string          `json:"text,omitempty"`
	Notices  []string          `json:"notices,omitempty"`
	Refusal  *refusalJSON      `json:"refusal,omitempty"`
	Error    string            `json:"error,omitempty"`
	*summaryJSON
}

type resultJSON struct {
	Answer spanJSON   `json:"answer"`
	Score  float64    `json:"score"`
	Copies []copyJSON `json:"copies"`
	// Earlier tells that a result before it tells the same as it stands now.
	Earlier bool `json:"earlier,omitempty"`
	saidJSON
	cutsJSON
	Why *whyJSON `json:"why,omitempty"`
}

// saidJSON is whose words the answering sentence is, where it is somebody's.
type saidJSON struct {
	Quote   string      `json:"quote,omitempty"`
	Kind    string      `json:"kind,omitempty"`
	Speaker *saidByJSON `json:"speaker,omitempty"`
}

func saidIn(b Excerpt) saidJSON {
	if b.Said == nil {
		return saidJSON{}
	}
	by := saidByOf(*b.Said)
	return saidJSON{b.Said.Quote.Of(b.Excerpt.Article().Text), string(b.Said.Type), &by}
}

func saidByOf(s retrieval.Said) saidByJSON {
	return saidByJSON{s.Speaker.Name, s.Speaker.Role, s.Speaker.AsPrinted, string(s.How), s.Confidence}
}

// cutsJSON tells at which ends an excerpt stops inside a sentence.
type cutsJSON struct {
	Before bool `json:"cut_before,omitempty"`
	After  bool `json:"cut_after,omitempty"`
}

func cutsOf(before, after bool) cutsJSON { return cutsJSON{before, after} }

// whyJSON takes the rank apart; the first three parts add up, the others multiply.
type whyJSON struct {
	Rank  float64    `json:"rank"`
	Parts []partJSON `json:"parts"`
}

type partJSON struct {
	Name   string  `json:"name"`
	Value  float64 `json:"value"`
	Effect float64 `json:"effect"`
}

func whyOf(w *retrieval.Why) *whyJSON {
	if w == nil {
		return nil
	}
	out := &whyJSON{Rank: w.Rank}
	for _, p := range w.Parts {
		out.Parts = append(out.Parts, partJSON(p))
	}
	return out
}

// spanJSON counts code points.
type spanJSON struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type copyJSON struct {
	ID     news.Key `json:"id"`
	Source string   `json:"source,omitempty"`
	URL    string   `json:"url,omitempty"`
}

// quotationJSON is what a result has besides its excerpt when it is a quotation.
type quotationJSON struct {
	Quote      string           `json:"quote"`
	Kind       string           `json:"kind,omitempty"` // absent: the article's own words
	Match      string           `json:"match,omitempty"`
	Difference []differenceJSON `json:"difference,omitempty"`
	Speaker    saidByJSON       `json:"speaker"`
	Score      float64          `json:"score,omitzero"`
	Copies     []copyJSON       `json:"copies"`
	cutsJSON
}

type differenceJSON struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// saidByJSON is the speaker as one article has them.
type saidByJSON struct {
	Name       string  `json:"name,omitempty"`
	Role       string  `json:"role,omitempty"`
	AsPrinted  string  `json:"as_printed,omitempty"`
	How        string  `json:"how"`
	Confidence float64 `json:"confidence"`
}

// speakerJSON is the speaker as all articles have them.
type speakerJSON struct {
	Name     string   `json:"name"`
	Forms    []string `json:"forms,omitempty"`
	Roles    []string `json:"roles,omitempty"`
	Articles int      `json:"articles,omitempty"`
}

// dailyJSON is a daily summary's schedule.
type dailyJSON struct {
	Channel string    `json:"channel"`
	Time    string    `json:"time"`
	Zone    string    `json:"zone"`
	Next    time.Time `json:"next,omitzero"`
	Last    string    `json:"last,omitempty"`
	Off     string    `json:"off,omitempty"`
}

type sideJSON struct {
	Speaker speakerJSON       `json:"speaker"`
	Results []json.RawMessage `json:"results"`
}

type sourceJSON struct {
	Name     string    `json:"name,omitempty"`
	Articles int       `json:"articles"`
	Oldest   time.Time `json:"oldest,omitzero"`
	Newest   time.Time `json:"newest,omitzero"`
	Answered time.Time `json:"answered,omitzero"`
	Failing  bool      `json:"failing,omitempty"`
}

type searchedJSON struct {
	Articles  int       `json:"articles"`
	Sources   int       `json:"sources"`
	From      time.Time `json:"from,omitzero"`
	To        time.Time `json:"to,omitzero"`
	Pending   int       `json:"pending,omitempty"`
	FullSince time.Time `json:"full_since,omitzero"` // of the disk
}

type silenceJSON struct {
	Reason   retrieval.Reason `json:"reason"`
	Words    []string         `json:"words,omitempty"`
	Articles int              `json:"articles,omitempty"`
	Nearest  []string         `json:"nearest"`
}

type commandJSON struct {
	Name        string       `json:"name"`
	Description string       `json:"description"`
	Options     []optionJSON `json:"options"`
}

type optionJSON struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Kind        string   `json:"kind"`
	Required    bool     `json:"required"`
	Choices     []string `json:"choices,omitempty"`
}

type refusalJSON struct {
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// jsonRenderer draws blocks into a document.
type jsonRenderer struct {
	doc document
	err error // the first one
}

func (w *jsonRenderer) Text(b Text)       { w.doc.Text = append(w.doc.Text, b.Words) }
func (w *jsonRenderer) Notice(b Notice)   { w.doc.Notices = append(w.doc.Notices, b.Words) }
func (w *jsonRenderer) Failure(b Failure) { w.doc.Error = b.Words() }
func (w *jsonRenderer) Sample(Sample)     { w.doc.Sample = true }
func (w *jsonRenderer) Article(b Article) { w.result(b.Excerpt, cutsOf(b.Cuts())) }

func (w *jsonRenderer) Refusal(r *Refusal) { w.doc.Refusal = &refusalJSON{r.Message, r.Hint} }

func (w *jsonRenderer) Excerpt(b Excerpt) {
	text, span := b.Excerpt.Text(), b.Excerpt.Span()
	start := utf8.RuneCountInString(text[:b.Sentence.Start-span.Start])
	length := utf8.RuneCountInString(text[b.Sentence.Start-span.Start : b.Sentence.End-span.Start])
	copies := make([]copyJSON, len(b.Copies))
	for i, c := range b.Copies {
		copies[i] = copyJSON{c.Key, c.Source, c.URL}
	}
	cuts := cutsOf(b.CutBefore, b.CutAfter)
	w.result(b.Excerpt, resultJSON{spanJSON{start, start + length}, b.Score, copies, b.Earlier, saidIn(b), cuts, whyOf(b.Why)})
}

func (w *jsonRenderer) Heading(b Heading) {} // it tells what the results do

// Speaker starts a side where two are compared; a lone one is whom all results quote.
func (w *jsonRenderer) Speaker(b Speaker) {
	s := speakerJSON{Name: b.Name, Forms: b.Forms, Roles: b.Roles, Articles: b.Articles}
	if w.doc.Command != "compare" {
		w.doc.Speaker = &s
		return
	}
	w.doc.Sides = append(w.doc.Sides, sideJSON{s, []json.RawMessage{}})
}

func (w *jsonRenderer) Quotation(b Quotation) {
	out := quotationJSON{
		Quote: b.Quote.Of(b.Excerpt.Article().Text), Kind: string(b.Type), Score: b.Score,
		Speaker: saidByOf(b.Said),
		Copies:  make([]copyJSON, len(b.Copies)), cutsJSON: cutsOf(b.CutBefore, b.CutAfter),
	}
	for i, c := range b.Copies {
		out.Copies[i] = copyJSON{c.Article.Key, c.Article.Source, c.Article.URL}
	}
	if b.Match != nil {
		out.Match = "differs"
		if b.Match.Verbatim {
			out.Match = "verbatim"
		}
		for _, d := range b.Match.Difference {
			out.Difference = append(out.Difference, differenceJSON{string(d.Op), d.Text})
		}
	}
	w.result(b.Excerpt, out)
}

func (w *jsonRenderer) Moment(b Moment) {
	w.doc.Text = append(w.doc.Text, b.Words+" "+b.At.Format(time.RFC3339))
}

func (w *jsonRenderer) Schedule(b Schedule) {
	w.doc.Dailies = append(w.doc.Dailies, dailyJSON{b.Channel, fmt.Sprintf("%02d:%02d", b.Hour, b.Minute), b.Zone, b.Next, b.Last, b.Off})
}

func (w *jsonRenderer) Source(b Source) {
	w.doc.Sources = append(w.doc.Sources, sourceJSON{b.Name, b.Articles, b.Oldest, b.Newest, b.Answered, b.Failing})
}

func (w *jsonRenderer) Silence(b Silence) {
	w.doc.Silence = &silenceJSON{b.Reason, b.Silence.Words, b.Articles, append([]string{}, b.Nearest...)}
	w.doc.Results = []json.RawMessage{}
	if b.Day != nil {
		w.doc.summaryJSON = newSummaryJSON(b.Day.Header, b.About)
	}
}

func (w *jsonRenderer) Searched(b Searched) {
	w.doc.Searched = &searchedJSON{b.Articles, len(b.Sources), b.From, b.To, b.Pending, b.FullSince}
}

func (w *jsonRenderer) Verified(b Verified) {
	verified := true
	w.doc.Verified, w.doc.Current, w.doc.Receipt = &verified, &b.Current, b.Excerpt.Receipt().String()
	if b.Latest != nil {
		w.doc.Latest = b.Latest.Revision
	}
	w.result(b.Excerpt, cutsOf(b.Cuts()))
}

func (w *jsonRenderer) Unverified(b Unverified) {
	w.doc.Verified, w.doc.Receipt = new(bool), b.Receipt
}

func (w *jsonRenderer) Usage(b Usage) {
	options := make([]optionJSON, len(b.Command.Options))
	for i, o := range b.Command.Options {
		options[i] = optionJSON{o.Name, o.Description, o.Kind.String(), o.Required, o.Choices}
	}
	w.doc.Commands = append(w.doc.Commands, commandJSON{b.Command.Name, b.Command.Description, options})
}

// object is an excerpt with its citation and, in the same object, the fields of more.
func (w *jsonRenderer) object(e news.Excerpt, more any) json.RawMessage {
	object, err := json.Marshal(e)
	if err != nil {
		w.err = err
		return nil
	}
	fields, err := json.Marshal(more)
	if err != nil {
		w.err = err
		return nil
	}
	if string(fields) != "{}" {
		object = append(append(object[:len(object)-1], ','), fields[1:]...)
	}
	return object
}

// result adds an excerpt to the results; in a summary it is a quote.
func (w *jsonRenderer) result(e news.Excerpt, more any) {
	object := w.object(e, more)
	if s := w.doc.summaryJSON; s != nil {
		s.Items = append(s.Items, &itemJSON{Kind: "quote", Sentences: []json.RawMessage{object}})
		return
	}
	if n := len(w.doc.Sides); n > 0 {
		w.doc.Sides[n-1].Results = append(w.doc.Sides[n-1].Results, object)
		return
	}
	w.doc.Results = append(w.doc.Results, object)
}

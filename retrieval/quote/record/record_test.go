package record

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/quote"
)

const recorded = "“We will mend the wall,” said harbour master Ilse Corran.\n" +
	"“It takes a year,” she added, saying that the town must pay."

func TestRecord(t *testing.T) {
	quotes := quote.ExtractText(recorded)
	if len(quotes) < 2 {
		t.Fatalf("%d quotes, want two or more", len(quotes))
	}
	got, err := Decode(Encode(quotes), recorded)
	if err != nil {
		t.Fatal(err)
	}
	for i := range quotes {
		quotes[i].Evidence = 0 // which a record leaves out
	}
	if d := cmp.Diff(quotes, got); d != "" {
		t.Errorf("round trip (-want +got):\n%s", d)
	}
}

func TestRecordOfNothing(t *testing.T) {
	got, err := Decode(Encode(nil), "")
	if err != nil || len(got) != 0 {
		t.Errorf("got %v, %v, want no quotes", got, err)
	}
}

func TestRecordOfAnotherText(t *testing.T) {
	if _, err := Decode(Encode(quote.ExtractText(recorded)), "Short."); !errors.Is(err, ErrRecord) {
		t.Errorf("err = %v, want ErrRecord", err)
	}
}

// Whatever the bytes are, spans lie inside the text.
func FuzzDecode(f *testing.F) {
	f.Add(Encode(quote.ExtractText(recorded)), recorded)
	f.Add([]byte{200, 1}, "")
	f.Fuzz(func(t *testing.T, record []byte, text string) {
		quotes, err := Decode(record, text)
		if err != nil && !errors.Is(err, ErrRecord) {
			t.Errorf("err = %v, want ErrRecord", err)
		}
		for _, q := range quotes {
			_ = q.Span.Of(text) + q.Cue.Of(text) + q.Speaker.Mention.Of(text)
		}
	})
}

package exchange

import (
	"bytes"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/card"
	"quoth/retrieval"
)

// A message has the picture that its card shows, with words for those who cannot see it.
func TestAttachingAPicture(t *testing.T) {
	day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	c := bot.Coverage{Topic: "dam", Articles: 4, Outlets: 1, Days: []retrieval.TopicDay{{Day: day, Articles: 1}, {Day: day.AddDate(0, 0, 1), Articles: 3}}}
	reply := bot.Reply{Blocks: []bot.Block{c}}
	m := NewMessage(card.Draw(reply, card.Options{Now: day}), nil).Attaching(reply)
	if len(m.files) != 1 || m.files[0].Type != "image/png" || !bytes.HasPrefix(m.files[0].Data, []byte("\x89PNG")) {
		t.Fatalf("files %d, want one picture", len(m.files))
	}
	want := attachment{"0", m.files[0].Name, "4 articles about dam, 2 March 2026 to 3 March 2026; the most on one day: 3, on 3 March 2026."}
	if len(m.Attachments) != 1 || m.Attachments[0] != want {
		t.Errorf("attachments %+v, want %+v", m.Attachments, want)
	}
	if image := m.Embeds[0].Image; image == nil || image.URL != "attachment://"+want.Name {
		t.Errorf("the card shows %+v, want the picture", image)
	}
}

// One day needs no picture, and a message whose card shows none has none.
func TestAttachingNoPicture(t *testing.T) {
	day := retrieval.TopicDay{Day: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), Articles: 2}
	reply := bot.Reply{Blocks: []bot.Block{bot.Coverage{Topic: "dam", Articles: 2, Days: []retrieval.TopicDay{day}}}}
	if m := NewMessage(card.Draw(reply, card.Options{Now: day.Day}), nil).Attaching(reply); len(m.files) > 0 {
		t.Errorf("%d files, want none", len(m.files))
	}
}

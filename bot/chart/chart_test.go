package chart

import (
	"bytes"
	"image"
	"image/png"
	"testing"
	"time"

	"quoth/bot"
	"quoth/retrieval"
)

// coverage returns days with some numbers of articles.
func coverage(articles ...int) bot.Coverage {
	c := bot.Coverage{Topic: "the dam", Outlets: 2}
	for i, n := range articles {
		day := time.Date(2026, 3, 2+i, 0, 0, 0, 0, time.UTC)
		c.Days = append(c.Days, retrieval.TopicDay{Day: day, Articles: n})
		c.Articles += n
	}
	return c
}

// isBar reports whether a pixel is of a bar.
func isBar(m image.Image, x, y int) bool {
	r, g, b, _ := m.At(x, y).RGBA()
	return uint8(r>>8) == bars.R && uint8(g>>8) == bars.G && uint8(b>>8) == bars.B
}

// heights returns the heights of the bars from left to right, in pixels.
func heights(m image.Image) (out []int) {
	inBar := false
	for x := range m.Bounds().Dx() {
		n := 0
		for y := range m.Bounds().Dy() {
			if isBar(m, x, y) {
				n++
			}
		}
		switch {
		case n > 0 && !inBar:
			out = append(out, n)
		case n > 0:
			out[len(out)-1] = max(out[len(out)-1], n)
		}
		inBar = n > 0
	}
	return out
}

func TestPNG(t *testing.T) {
	m, err := png.Decode(bytes.NewReader(PNG(coverage(4, 1, 0, 2))))
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Bounds().Size(); got != image.Pt(width, height) {
		t.Errorf("%v pixels, want %d x %d", got, width, height)
	}
	got := heights(m)
	if len(got) != 3 {
		t.Fatalf("bars of %v pixels, want three: a day without articles has none", got)
	}
	for i, articles := range []int{4, 1, 2} {
		if off := got[i]*4 - got[0]*articles; off < -16 || off > 16 {
			t.Errorf("bar %d has %d of %d pixels, want %d fourths", i, got[i], got[0], articles)
		}
	}
}

func TestPNGOfManyDays(t *testing.T) {
	c := coverage(make([]int, 3000)...)
	c.Days[0].Articles, c.Days[2999].Articles = 3, 5
	m, err := png.Decode(bytes.NewReader(PNG(c)))
	if err != nil {
		t.Fatal(err)
	}
	if got := heights(m); len(got) != 2 || got[0] >= got[1] {
		t.Errorf("bars of %v pixels, want a lower one at the start and one at the end", got)
	}
}

func TestNoPictureOfOneDay(t *testing.T) {
	if got := PNG(coverage(7)); got != nil {
		t.Errorf("%d bytes, want none", len(got))
	}
}

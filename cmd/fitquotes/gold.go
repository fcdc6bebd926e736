package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/quote/confidence"
)

// article is an article with its quotes as people read them.
type article struct {
	ID     string
	Text   string
	Quotes []fragment
	Ignore [][2]int // what was not read: pairs of a start and an end
}

// fragment is a piece of what somebody says. Its offsets are code points of the text.
type fragment struct {
	Start, End   int
	Speech       bool
	SpeakerKind  string `json:"speaker_kind"`
	SpeakerName  string `json:"speaker_name"`
	SpeakerText  string `json:"speaker_text"`
	SpeakerStart int    `json:"speaker_start"`
	SpeakerEnd   int    `json:"speaker_end"`
}

// judgement says whether a quote and its speaker are right.
type judgement struct {
	id       string
	evidence confidence.Evidence
	reported bool // without marks
	right    bool
}

type judged []judgement

func (all judged) of(keep func(judgement) bool) judged {
	return slices.DeleteFunc(slices.Clone(all), func(j judgement) bool { return !keep(j) })
}

// right returns the share of all that is right.
func (all judged) right() float64 {
	return float64(len(all.of(func(j judgement) bool { return j.right }))) / float64(max(len(all), 1))
}

func isReported(j judgement) bool { return j.reported }

func isMarkedAndNamed(j judgement) bool { return !j.reported && !j.evidence.Is(confidence.HasNoName) }

func isDoubted(j judgement) bool { return j.evidence.Is(confidence.Doubts) }

func isSure(j judgement) bool { return !isDoubted(j) }

// judgeFile judges the quotes of all articles of a file.
func judgeFile(name string) (judged, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	plain, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out judged
	lines := bufio.NewScanner(plain)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var a article
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, a.judge()...)
	}
	return out, lines.Err()
}

// judge judges the quotes that are found in a.
func (a article) judge() judged {
	gold := newGold(a)
	var out judged
	for _, q := range quote.Candidates(a.Text) {
		if q.How == quote.Unattributed {
			continue
		}
		j := judgement{id: a.ID, evidence: q.Evidence, reported: q.Type == quote.Indirect}
		if j.reported {
			f, counts := gold.reported(q.Span)
			if j.right = f != nil && gold.isSpeaker(f, q); counts && !gold.ignores(q.Span) {
				out = append(out, j)
			}
			continue
		}
		for _, m := range q.Marked {
			f := gold.marked(m)
			if j.right = f != nil && gold.isSpeaker(f, q); !gold.ignores(m) {
				out = append(out, j)
			}
		}
	}
	return out
}

// gold is the fragments of a text, with offsets in bytes.
type gold struct {
	text      string
	fragments []fragment
	ignored   []prose.Span
}

func newGold(a article) gold {
	at := make([]int, 0, len(a.Text)+1) // of each code point, its byte
	for i := range a.Text {
		at = append(at, i)
	}
	at = append(at, len(a.Text))
	g := gold{text: a.Text}
	for _, s := range a.Ignore {
		g.ignored = append(g.ignored, prose.Span{Start: at[s[0]], End: at[s[1]]})
	}
	for _, f := range a.Quotes {
		f.Start, f.End = at[f.Start], at[f.End]
		if f.SpeakerStart >= 0 {
			f.SpeakerStart, f.SpeakerEnd = at[f.SpeakerStart], at[f.SpeakerEnd]
		}
		g.fragments = append(g.fragments, f)
	}
	return g
}

// ignores reports whether s is in a part of the text that was not read.
func (g gold) ignores(s prose.Span) bool {
	return slices.ContainsFunc(g.ignored, s.Overlaps)
}

// alike is how much two spans must overlap to be the same quote, as a share of what they cover together.
const alike = 0.8

// marked returns the fragment that most of m is in, or nil.
func (g gold) marked(m prose.Span) *fragment {
	for i, f := range g.fragments {
		if n := m.In(prose.Span{Start: f.Start, End: f.End}).Len(); float64(n) >= alike*float64(m.Len()) {
			return &g.fragments[i]
		}
	}
	return nil
}

// reported returns the fragment that covers what s does, or nil. It counts nothing where s is an attitude or a
// plan, or too short: people were not asked for those.
func (g gold) reported(s prose.Span) (f *fragment, counts bool) {
	s = g.trim(s)
	for i, f := range g.fragments {
		span := g.trim(prose.Span{Start: f.Start, End: f.End})
		both := float64(s.In(span).Len())
		share := both / (float64(s.Len()+span.Len()) - both)
		isShort := len(strings.Fields(span.Of(g.text))) < 4
		switch {
		case share >= alike && f.Speech && !isShort:
			return &g.fragments[i], true
		case share >= 0.3 && (!f.Speech || isShort):
			return nil, false
		}
	}
	return nil, true
}

// trim returns s without marks at its ends and without "that" before it.
func (g gold) trim(s prose.Span) prose.Span {
	isEdge := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '$' && r != '%' }
	words := strings.TrimLeftFunc(s.Of(g.text), isEdge)
	words = strings.TrimPrefix(words, "that ")
	end := strings.TrimRightFunc(words, isEdge)
	start := s.End - len(words)
	return prose.Span{Start: start, End: start + len(end)}
}

// isSpeaker reports whether f has the speaker of q: the same name, or a mention that overlaps where the gold
// gives no name.
func (g gold) isSpeaker(f *fragment, q quote.Quote) bool {
	overlaps := min(f.SpeakerEnd, q.Speaker.Mention.End) > max(f.SpeakerStart, q.Speaker.Mention.Start)
	switch {
	case f.SpeakerKind == "none":
		return false
	case f.SpeakerName == "":
		return overlaps
	case q.Speaker.Name == "":
		return overlaps || isName(f.SpeakerName, q.Speaker.AsPrinted)
	}
	return isName(f.SpeakerName, q.Speaker.Name)
}

// isName reports whether two names may be of one speaker: their surnames agree, and their forenames if both
// have one, or one of them is the other with a title before it.
func isName(a, b string) bool {
	m, n := names.Parse(a), names.Parse(b)
	if len(m.Words) == 0 || len(n.Words) == 0 || m.Words[len(m.Words)-1] != n.Words[len(n.Words)-1] {
		return false
	}
	k, l := m.Key(), n.Key()
	return len(m.Words) == 1 || len(n.Words) == 1 || m.Body || n.Body || strings.HasSuffix(k, l) ||
		strings.HasSuffix(l, k) || names.SameForename(m.Words[0], n.Words[0])
}

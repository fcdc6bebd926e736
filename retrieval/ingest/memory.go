package ingest

import (
	"crypto/sha256"
	"encoding/binary"
	"time"

	"quoth/retrieval/feed"
)

// Memory is what a source's items were when they were last seen, the latest first.
type Memory []Mark

// Mark is what is remembered of an item.
type Mark struct {
	Item   uint64 // a hash of its Key
	Print  uint64 // a hash of its title, text and date of change; 0: to be tried again
	Visits uint8  // how often it was taken
	Whole  bool   // its full text was had
}

const (
	// remembered is how many items a source's memory holds at least, beside those that
	// the feed still has.
	remembered = 1000
	// maxVisits ends the going back to an item whose text changes all the time.
	maxVisits = 20
	// maxRetries is how often a page that could not be had for now is asked for again.
	maxRetries = 3
)

func (m Memory) byItem() map[uint64]Mark {
	out := make(map[uint64]Mark, len(m))
	for _, mark := range m {
		out[mark.Item] = mark
	}
	return out
}

// with is m after marks were seen.
func (m Memory) with(marks []Mark) Memory {
	out := make(Memory, 0, len(m)+len(marks))
	seen := make(map[uint64]bool, len(marks))
	for _, list := range [2][]Mark{marks, m} {
		for _, mark := range list {
			if len(out) < max(remembered, len(marks)) && !seen[mark.Item] {
				seen[mark.Item] = true
				out = append(out, mark)
			}
		}
	}
	return out
}

// hash is never 0. Parts are led by their lengths, so that no two lists are alike.
func hash(parts ...string) uint64 {
	h := sha256.New()
	for _, p := range parts {
		h.Write(binary.AppendUvarint(nil, uint64(len(p))))
		h.Write([]byte(p))
	}
	return max(1, binary.BigEndian.Uint64(h.Sum(nil)))
}

func printOf(i feed.Item) uint64 {
	updated := ""
	if !i.Updated.IsZero() {
		updated = i.Updated.UTC().Format(time.RFC3339)
	}
	return hash(updated, i.Title, i.Text)
}

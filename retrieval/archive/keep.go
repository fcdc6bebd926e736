package archive

import (
	"encoding/json"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// Keep says how long articles are kept. The archive has it, so that each process that adds articles knows it.
type Keep struct {
	Oldest time.Time `json:"oldest,omitzero"` // articles of before it are refused; zero: none are
	Looked time.Time `json:"looked,omitzero"` // when Oldest was set, by the clock of that time
}

// keyKeep is the key of the Keep in layout.Meta.
var keyKeep = []byte("keep")

// loadKeep reads how long articles are kept. What cannot be read counts as for ever.
func (a *Archive) loadKeep(tx *bbolt.Tx) {
	var k Keep
	if data := tx.Bucket(layout.Meta).Get(keyKeep); data != nil && json.Unmarshal(data, &k) == nil {
		a.keep.Store(&k)
	}
}

// Keep returns how long articles are kept.
func (a *Archive) Keep() Keep {
	if k := a.keep.Load(); k != nil {
		return *k
	}
	return Keep{}
}

// SetKeep sets how long articles are kept. It does not remove those that are stored.
func (a *Archive) SetKeep(k Keep) error {
	data, err := json.Marshal(k)
	if err != nil {
		return fmt.Errorf("set how long articles are kept: %w", err)
	}
	if err := a.write(func(tx *bbolt.Tx) error { return tx.Bucket(layout.Meta).Put(keyKeep, data) }); err != nil {
		return err
	}
	a.keep.Store(&k)
	return nil
}

// isExpired reports whether an article is older than articles are kept. One without any date is not.
func (k Keep) isExpired(a *news.Article) bool {
	date, _ := a.Date()
	return !date.IsZero() && date.Before(k.Oldest)
}

package guild

import (
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

// Welcome is the note about the message with which the bot introduces itself to a server. It is written
// before the message is sent.
type Welcome struct {
	JoinedAt time.Time `json:"joined_at"` // when the bot came to the server
	Settled  bool      `json:"settled"`   // the message was sent, or never will be
}

// PlanWelcome writes the note about a server that the bot joined at a time. It reports whether the
// message may still have to be sent. A server that was left and joined again has another time.
func (s *Store) PlanWelcome(server string, joined time.Time) (wanted bool, err error) {
	if err := checkID("server", server); err != nil {
		return false, fmt.Errorf("plan welcome: %w", err)
	}
	err = s.db.Write(func(tx *bbolt.Tx) error {
		old, ok, err := get[Welcome](tx, partWelcome, server, serverKey)
		if wanted = err == nil && !(ok && old.JoinedAt.Equal(joined) && old.Settled); !wanted {
			return err
		}
		return put(tx, partWelcome, server, serverKey, Welcome{JoinedAt: joined})
	})
	return wanted && err == nil, err
}

// SettleWelcome writes that nothing is to be sent any more, unless the note is gone: the bot has left the
// server, or come to it once more.
func (s *Store) SettleWelcome(server string, joined time.Time) error {
	return s.db.Write(func(tx *bbolt.Tx) error {
		note, ok, err := get[Welcome](tx, partWelcome, server, serverKey)
		if err != nil || !ok || !note.JoinedAt.Equal(joined) {
			return err
		}
		note.Settled = true
		return put(tx, partWelcome, server, serverKey, note)
	})
}

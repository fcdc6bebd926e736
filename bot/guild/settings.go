package guild

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// Settings are a server's. The zero value stands for a server that has set nothing.
type Settings struct {
	Zone    string `json:"zone,omitempty"`    // IANA name; empty: the one of the whole bot
	Private bool   `json:"private,omitempty"` // answers are shown to the person who asked only
}

// serverKey is the one key of partSettings.
const serverKey = "server"

// Server reads a server's settings; the zero ones where it has set nothing.
func (s *Store) Server(id string) (v Settings, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		v, _, err = get[Settings](tx, partSettings, id, serverKey)
		return err
	})
	return v, err
}

// SetServer replaces a server's settings.
func (s *Store) SetServer(id string, v Settings) error {
	if err := errors.Join(checkID("server", id), checkZone(v.Zone)); err != nil {
		return fmt.Errorf("set server: %w", err)
	}
	return s.db.Write(func(tx *bbolt.Tx) error { return put(tx, partSettings, id, serverKey, v) })
}

// checkID keeps names apart that are joined with a slash in keys.
func checkID(what, id string) error {
	if id == "" || strings.Contains(id, "/") {
		return fmt.Errorf("%q is no id of a %s", id, what)
	}
	return nil
}

func checkZone(name string) error {
	if name == "Local" { // the machine's, which another machine would read otherwise
		return errors.New(`"Local" is no zone`)
	}
	_, err := time.LoadLocation(name)
	return err
}

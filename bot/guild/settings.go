package guild

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"quoth/bot"
)

// serverKey is the one key of partSettings.
const serverKey = "server"

// Settings reads a server's settings; the zero ones where it has set nothing.
func (s *Store) Settings(server string) (v bot.Settings, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		v, _, err = get[bot.Settings](tx, partSettings, server, serverKey)
		return err
	})
	return v, err
}

// SetSettings replaces a server's settings.
func (s *Store) SetSettings(server string, v bot.Settings) error {
	if err := errors.Join(checkID("server", server), checkZone(v.Zone)); err != nil {
		return fmt.Errorf("set settings: %w", err)
	}
	return s.db.Write(func(tx *bbolt.Tx) error { return put(tx, partSettings, server, serverKey, v) })
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

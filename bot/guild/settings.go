package guild

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"quoth/bot/settings"
)

// serverKey is the only key of partSettings.
const serverKey = "server"

// Settings returns the settings of a server. They are zero where it has set nothing.
func (s *Store) Settings(server string) (v settings.Server, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		v, _, err = get[settings.Server](tx, partSettings, server, serverKey)
		return err
	})
	return v, err
}

// SetSettings replaces the settings of a server.
func (s *Store) SetSettings(server string, v settings.Server) error {
	if err := errors.Join(checkID("server", server), checkZone(v.Zone)); err != nil {
		return fmt.Errorf("set settings: %w", err)
	}
	return s.db.Write(func(tx *bbolt.Tx) error { return put(tx, partSettings, server, serverKey, v) })
}

// checkID refuses an id that is empty or has a slash: keys join ids with slashes.
func checkID(what, id string) error {
	if id == "" || strings.Contains(id, "/") {
		return fmt.Errorf("%q is no id of a %s", id, what)
	}
	return nil
}

// checkZone refuses a name that is not the name of a time zone, the same on every machine.
func checkZone(name string) error {
	if name == "Local" {
		return errors.New(`"Local" is no zone`)
	}
	_, err := time.LoadLocation(name)
	return err
}

package guild

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"

	"go.etcd.io/bbolt"
)

// A record is a version, the checksum of the rest (CRC-32C, big endian), and JSON.
const (
	recordVersion = 1
	recordHead    = 5 // bytes
)

// encode returns v as a record.
func encode(v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	out := append(make([]byte, 0, recordHead+len(data)), recordVersion)
	return append(binary.BigEndian.AppendUint32(out, checksum(data)), data...), nil
}

// decode reads a record into v. The error is ErrDamaged or ErrNewer.
func decode(data []byte, v any) error {
	if len(data) < recordHead {
		return fmt.Errorf("%w: it is cut short", ErrDamaged)
	}
	if data[0] > recordVersion {
		return fmt.Errorf("%w (version %d, this one reads %d)", ErrNewer, data[0], recordVersion)
	}
	if data[0] == 0 || checksum(data[recordHead:]) != binary.BigEndian.Uint32(data[1:]) {
		return fmt.Errorf("%w: its checksum does not match", ErrDamaged)
	}
	if err := json.Unmarshal(data[recordHead:], v); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return nil
}

func checksum(data []byte) uint32 { return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)) }

// part is one of the buckets of a server, from keys to records.
type part string

const (
	partSettings part = "settings" // "server" -> Settings
	partDailies  part = "dailies"  // channel -> Daily
	partPosts    part = "posts"    // channel/date -> Post
	partWelcome  part = "welcome"  // "server" -> Welcome
	partExtras   part = "extras"   // channel -> Extra
	partWatches  part = "watches"  // number, with leading zeros -> Watch
)

// in returns the bucket of a server; nil where it has none.
func (p part) in(tx *bbolt.Tx, server string) *bbolt.Bucket {
	if b := tx.Bucket(bucketServers).Bucket([]byte(server)); b != nil {
		return b.Bucket([]byte(p))
	}
	return nil
}

// make returns the bucket of a server, and creates it if need be.
func (p part) make(tx *bbolt.Tx, server string) (*bbolt.Bucket, error) {
	b, err := tx.Bucket(bucketServers).CreateBucketIfNotExists([]byte(server))
	if err != nil {
		return nil, err
	}
	return b.CreateBucketIfNotExists([]byte(p))
}

// get reads a record of a server. It reports whether there is one.
func get[T any](tx *bbolt.Tx, p part, server, key string) (v T, ok bool, err error) {
	b := p.in(tx, server)
	if b == nil {
		return v, false, nil
	}
	data := b.Get([]byte(key))
	if data == nil {
		return v, false, nil
	}
	if err := decode(data, &v); err != nil {
		var none T // half a record would be taken for a whole one
		return none, false, fmt.Errorf("read %s of server %s, %s: %w", p, server, key, err)
	}
	return v, true, nil
}

// list reads the records of a server whose keys start with prefix, in the order of the keys. It leaves
// out the records that cannot be read, and joins their errors.
func list[T any](tx *bbolt.Tx, p part, server, prefix string) (out []T, err error) {
	for _, key := range keys(p.in(tx, server), prefix) {
		v, _, e := get[T](tx, p, server, key)
		if e != nil {
			err = errors.Join(err, e)
			continue
		}
		out = append(out, v)
	}
	return out, err
}

// keys returns the keys of a bucket that start with prefix.
func keys(b *bbolt.Bucket, prefix string) (out []string) {
	if b == nil {
		return nil
	}
	c := b.Cursor()
	for k, _ := c.Seek([]byte(prefix)); k != nil && bytes.HasPrefix(k, []byte(prefix)); k, _ = c.Next() {
		out = append(out, string(k))
	}
	return out
}

// put writes a record of a server.
func put(tx *bbolt.Tx, p part, server, key string, v any) error {
	data, err := encode(v)
	if err != nil {
		return err
	}
	b, err := p.make(tx, server)
	if err != nil {
		return err
	}
	return b.Put([]byte(key), data)
}

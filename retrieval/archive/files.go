package archive

import (
	"bytes"
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/news"
)

// Files returns the Keys of the articles that the files of a watched folder had when they were read last, by their
// paths below it: those of a path, and of all paths below; all of the folder for ".".
func (a *Archive) Files(folder, path string) (map[string][]news.Key, error) {
	out := make(map[string][]news.Key)
	err := a.db.Read(func(tx *bbolt.Tx) error {
		files := tx.Bucket(layout.Files)
		if files == nil { // the archive has the first format, and is only read
			return nil
		}
		if path == "." {
			return decodeFiles(out, files, fileKey(folder, ""), fileKey(folder, ""))
		}
		if data := files.Get(fileKey(folder, path)); data != nil {
			if err := decodeFile(out, path, data); err != nil {
				return err
			}
		}
		return decodeFiles(out, files, fileKey(folder, ""), fileKey(folder, path+"/"))
	})
	if err != nil {
		return nil, fmt.Errorf("read the files of %s: %w", folder, err)
	}
	return out, nil
}

// SetFiles stores what Files returns for some paths. No Keys are for a file that is no longer there.
func (a *Archive) SetFiles(folder string, files map[string][]news.Key) error {
	return a.write(func(tx *bbolt.Tx) error {
		for path, keys := range files {
			if err := putFile(tx, fileKey(folder, path), keys); err != nil {
				return fmt.Errorf("store the articles of %s: %w", path, err)
			}
		}
		return nil
	})
}

// Rename gives an article another Key, which none must have. Its receipts go on resolving, and the Key that it had
// leads to it. It reports false if there is no such article, or one has the Key.
func (a *Archive) Rename(from, to news.Key) (done bool, err error) {
	a.putting.Lock()
	defer a.putting.Unlock()
	err = a.write(func(tx *bbolt.Tx) error {
		keys := tx.Bucket(layout.Keys)
		if done = keys.Get(layout.KeyOf(from)) != nil && keys.Get(layout.KeyOf(to)) == nil; !done {
			return nil
		}
		return a.keys.Rename(tx, from, to)
	})
	return done && err == nil, err
}

// Renames returns how many articles got another Key since the archive was opened. Whoever keeps articles reads
// them again when it has changed.
func (a *Archive) Renames() uint64 { return a.keys.Renames() }

// fileKey returns the key in layout.Files of a file.
func fileKey(folder, path string) []byte { return []byte(folder + "\x00" + path) }

func putFile(tx *bbolt.Tx, key []byte, keys []news.Key) error {
	files := tx.Bucket(layout.Files)
	if len(keys) == 0 {
		return files.Delete(key)
	}
	data, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	return files.Put(key, data)
}

// decodeFiles adds the entries whose keys have a prefix, by what follows the folder's.
func decodeFiles(out map[string][]news.Key, files *bbolt.Bucket, folder, prefix []byte) error {
	for k, data := range layout.WithPrefix(files, prefix) {
		if err := decodeFile(out, string(bytes.TrimPrefix(k, folder)), data); err != nil {
			return err
		}
	}
	return nil
}

func decodeFile(out map[string][]news.Key, path string, data []byte) error {
	var keys []news.Key
	if err := json.Unmarshal(data, &keys); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	out[path] = keys
	return nil
}

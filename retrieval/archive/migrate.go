package archive

import "go.etcd.io/bbolt"

// migrate gives an archive of an older version the layout of this one. It leaves one that has it as it is.
func migrate(tx *bbolt.Tx) error {
	if !isOutdated(tx) {
		return nil
	}
	if err := createBuckets(tx); err != nil {
		return err
	}
	return tx.Bucket(bucketMeta).Put(keyFormat, []byte(format))
}

// isOutdated reports whether an archive has the layout of an older version.
func isOutdated(tx *bbolt.Tx) bool {
	return string(tx.Bucket(bucketMeta).Get(keyFormat)) == firstFormat || tx.Bucket(bucketTombstones) == nil
}

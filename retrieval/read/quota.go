package read

import (
	"errors"
	"io"
)

// Quota limits the size of gzipped files, decompressed. The files of an import share one, so that a
// small file cannot keep the import busy for hours. A nil Quota is no limit.
type Quota struct {
	left     int64
	exceeded bool // returned errQuota once; bufio's Peek drops errors, so it is returned again
}

// NewQuota returns a Quota of the given number of bytes, or nil if that is not positive.
func NewQuota(bytes int64) *Quota {
	if bytes <= 0 {
		return nil
	}
	return &Quota{left: bytes}
}

// errQuota names the setting of the program that sets the quota.
var errQuota = errors.New("the packed files of one import hold more than QUOTH_MAX_UNPACKED allows, unpacked: " +
	"import them one by one, or raise it if you trust them")

// limit returns a reader of r that fails with errQuota where the quota ends.
func (q *Quota) limit(r io.Reader) io.Reader {
	if q == nil {
		return r
	}
	return &limitedReader{r, q}
}

type limitedReader struct {
	io.Reader
	quota *Quota
}

// Read tries to read one byte more than is left of the quota, to see whether r ends there.
func (l *limitedReader) Read(p []byte) (int, error) {
	if l.quota.exceeded {
		return 0, errQuota
	}
	left := l.quota.left
	n, err := l.Reader.Read(p[:min(int64(len(p)), left+1)])
	if int64(n) > left {
		l.quota.exceeded, n, err = true, int(left), errQuota
	}
	l.quota.left -= int64(n)
	return n, err
}

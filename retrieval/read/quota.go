package read

import (
	"errors"
	"io"
)

// Quota is how many bytes packed files may still have, unpacked. The files of an import share
// one, so that a small file cannot keep it busy for hours. The nil Quota is without end.
type Quota struct {
	left int64
	over bool // once more was wanted: bufio's Peek forgets an error
}

// NewQuota is a Quota of some bytes; of none, it is the one without end.
func NewQuota(bytes int64) *Quota {
	if bytes <= 0 {
		return nil
	}
	return &Quota{left: bytes}
}

// errQuota is in the words of the program that gives the quota.
var errQuota = errors.New("the packed files of one import hold more than QUOTH_MAX_UNPACKED allows, unpacked: " +
	"import them one by one, or raise it if you trust them")

// limit is r up to the end of the quota, where it fails with errQuota.
func (q *Quota) limit(r io.Reader) io.Reader {
	if q == nil {
		return r
	}
	return &limited{r, q}
}

type limited struct {
	io.Reader
	quota *Quota
}

// Read reads a byte more than is left, to know whether the end comes first.
func (l *limited) Read(p []byte) (int, error) {
	if l.quota.over {
		return 0, errQuota
	}
	left := l.quota.left
	n, err := l.Reader.Read(p[:min(int64(len(p)), left+1)])
	if int64(n) > left {
		l.quota.over, n, err = true, int(left), errQuota
	}
	l.quota.left -= int64(n)
	return n, err
}
